package dev.tino.core.rotation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.SealedColumn;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Seals everything that is sealed with the current key, after which the other keys of the ring can go. */
@ApplicationScoped
class Rotation implements JobHandler {

    static final String KIND = "crypto.rotation";

    private final List<ColumnRotation> columns;
    private final KeyRing ring;
    private final UsedKeys used;
    private final Jobs jobs;
    private final Activities activities;
    private final Pool pool;

    Rotation(@All List<SealedColumn> columns, KeyRing ring, UsedKeys used, Jobs jobs, Activities activities, Pool pool,
            Vertx vertx) {
        this.columns = columns.stream().map(column -> new ColumnRotation(column, ring, pool, vertx)).toList();
        this.ring = ring;
        this.used = used;
        this.jobs = jobs;
        this.activities = activities;
        this.pool = pool;
    }

    /** Queues a rotation to this node's current key, unless one is under way. */
    Uni<Void> queue(SqlClient transaction) {
        String target = ring.currentId();
        return used.rotation(transaction, target)
                .chain(last -> last == null ? Uni.createFrom().item(Set.of()) : jobs.underWay(transaction, List.of(last)))
                .chain(underWay -> underWay.isEmpty() ? submit(transaction, target) : Uni.createFrom().voidItem());
    }

    private Uni<Void> submit(SqlClient transaction, String target) {
        var job = new NewJob(KIND, null, List.of(target.getBytes(StandardCharsets.UTF_8)));
        return jobs.submit(transaction, job).chain(id -> used.setRotation(transaction, target, id));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return run.part(JobRun.INPUT, 0).invoke(this::requireTarget)
                .chain(this::waiting)
                .chain(total -> reseal(run, total))
                .chain(tally -> finish(run, tally));
    }

    /** While keys change one node after the other, a node may claim the job that seals with the key before. */
    private void requireTarget(byte[] input) {
        String target = new String(input, StandardCharsets.UTF_8);
        if (!target.equals(ring.currentId())) {
            throw new IllegalStateException("This node seals with the key %s, not with %s".formatted(ring.currentId(), target));
        }
    }

    private Uni<Long> waiting() {
        return Multi.createFrom().iterable(columns)
                .onItem().transformToUniAndConcatenate(ColumnRotation::waiting)
                .collect().in(Tally::new, (tally, rows) -> tally.rows += rows)
                .map(tally -> tally.rows);
    }

    private Uni<Tally> reseal(JobRun run, long total) {
        var tally = new Tally();
        return Multi.createFrom().iterable(columns)
                .onItem().transformToMultiAndConcatenate(ColumnRotation::turns)
                .invoke(tally::add)
                // Rows may come while it runs.
                .onItem().transformToUniAndConcatenate(turn -> run.progress(Math.min(tally.rows, total), total))
                .collect().last().replaceWith(tally);
    }

    private Uni<Void> finish(JobRun run, Tally tally) {
        Map<String, Object> told = Map.of("resealed", tally.rows - tally.unreadable, "unreadable", tally.unreadable);
        return pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> used.lock(transaction))
                .chain(() -> used.removeUseless(transaction, ring.currentId()))
                .chain(() -> activities.record(transaction,
                        Activity.of(null, "encryption.rotated", ring.currentId()).with(told))))
                .chain(() -> run.store(JobRun.RESULT, 0, new JsonObject(told).toBuffer().getBytes(), tally.rows, tally.rows));
    }

    private static final class Tally {
        long rows;
        long unreadable;

        void add(ColumnRotation.Turn turn) {
            rows += turn.rows();
            unreadable += turn.unreadable();
        }
    }
}
