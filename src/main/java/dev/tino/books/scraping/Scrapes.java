package dev.tino.books.scraping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.BookError;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.training.BookTraining;
import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.job.JobRun;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The runs, of which one waits or runs at a time in the cluster. */
@ApplicationScoped
public class Scrapes {

    /** Of the jobs that look at the shop. */
    public static final String KIND = ScrapeJob.KIND;

    private static final String ASKED = "insert into book_scrape (id, actor_id) values ($1, $2)";
    private static final String BEGIN = """
            insert into book_scrape as scrape (id, started_at) values ($1, now())
            on conflict (id) do update set started_at = coalesce(scrape.started_at, excluded.started_at)
            returning finished_at is not null as finished, found, added, changed, gone, failed, failures""";
    private static final String FINISH = """
            update book_scrape set finished_at = now(), found = $2, added = $3, changed = $4, gone = $5, failed = $6,
                   failures = $7
             where id = $1
            returning actor_id""";

    private final Jobs jobs;
    private final ScrapeTurn turn;
    private final FoundBooks found;
    private final CatalogueRevision revision;
    private final BookTraining training;
    private final Activities activities;
    private final Pool pool;

    Scrapes(Jobs jobs, ScrapeTurn turn, FoundBooks found, CatalogueRevision revision, BookTraining training,
            Activities activities, Pool pool) {
        this.jobs = jobs;
        this.turn = turn;
        this.found = found;
        this.revision = revision;
        this.training = training;
        this.activities = activities;
        this.pool = pool;
    }

    /**
     * Queues a run.
     *
     * @param actorId who asked for it; null for Tino itself
     * @return fails with {@link BookError#SCRAPE_UNDER_WAY} while another waits or runs
     */
    public Uni<UUID> submit(SqlClient transaction, UUID actorId) {
        return turn.await(transaction, null)
                // Tino's own: it holds the only place, so every administrator may see and end it.
                .chain(() -> jobs.submit(transaction, new NewJob(ScrapeJob.KIND, null, List.of())))
                .call(id -> turn.take(transaction, id))
                .call(id -> transaction.preparedQuery(ASKED).execute(Tuple.of(id, actorId)))
                .call(id -> activities.record(transaction, Activity.of(actorId, "scrape.submitted", id)));
    }

    /** As {@link #submit}; while another waits or runs, the id of that one. */
    public Uni<UUID> submitOrJoin(SqlClient transaction, UUID actorId) {
        return turn.underWay(transaction)
                .chain(underWay -> underWay != null ? Uni.createFrom().item(underWay) : submit(transaction, actorId));
    }

    /**
     * A run begins, or begins again.
     *
     * @return the result, when an earlier try came to it and could not tell; else null. Fails with
     *         {@link BookError#SCRAPE_UNDER_WAY} when it was sent again while another waits or runs
     */
    Uni<ScrapeResult> begin(JobRun run) {
        return pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> turn.await(transaction, run.id()))
                .chain(() -> turn.take(transaction, run.id()))
                .chain(() -> transaction.preparedQuery(BEGIN).execute(Tuple.of(run.id())))
                .map(rows -> rows.iterator().next())
                .call(() -> found.forget(transaction, run.id()))
                .map(row -> row.getBoolean("finished") ? result(row) : null));
    }

    private static ScrapeResult result(Row row) {
        List<FailedPage> failed = ((JsonArray) row.getValue("failures")).stream().map(JsonObject.class::cast)
                .map(page -> new FailedPage(page.getString("url"), page.getString("reason"))).toList();
        return new ScrapeResult(row.getInteger("found"), row.getInteger("added"), row.getInteger("changed"),
                row.getInteger("gone"), failed, row.getInteger("failed"));
    }

    /** @return pages of what is listed that an earlier try has kept lately */
    Uni<Set<String>> resume(JobRun run, Listing listing) {
        return pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> found.resume(transaction, run.id(), listing)));
    }

    Uni<Void> keep(JobRun run, List<FoundBook> lot) {
        return pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> found.keep(transaction, run.id(), lot)));
    }

    /** All that the run found comes into the catalogue at once, or nothing does. */
    Uni<ScrapeResult> finish(JobRun run, Crawl.Harvest harvest) {
        return pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> found.merge(transaction, run.id(), harvest))
                .call(result -> finish(transaction, run.id(), result)
                        .chain(actorId -> tell(transaction, run, actorId, result))));
    }

    /** @return who asked for the run; null for Tino itself, or when he is gone */
    private static Uni<UUID> finish(SqlClient transaction, UUID id, ScrapeResult result) {
        var failures = new JsonArray(result.failed().stream()
                .map(page -> new JsonObject(Map.of("url", page.url(), "reason", page.reason()))).toList());
        return transaction.preparedQuery(FINISH).execute(Tuple.from(List.of(id, result.found(), result.added(),
                result.changed(), result.gone(), result.failedPages(), failures)))
                .map(rows -> rows.iterator().next().getUUID("actor_id"));
    }

    private Uni<Void> tell(SqlClient transaction, JobRun run, UUID actorId, ScrapeResult result) {
        return record(transaction, run, actorId, result)
                .chain(() -> result.isChange() ? learn(transaction, actorId) : Uni.createFrom().voidItem());
    }

    private Uni<Void> record(SqlClient transaction, JobRun run, UUID actorId, ScrapeResult result) {
        return activities.record(transaction, Activity.of(actorId, "scrape.completed", run.id())
                .with(Map.of("found", result.found(), "new", result.added(), "changed", result.changed(), "gone", result.gone(),
                        "failed", result.failedPages())));
    }

    /** The models learn from a catalogue that is another now, and nobody waits for its answers from before. */
    private Uni<Void> learn(SqlClient transaction, UUID actorId) {
        return training.submit(transaction, actorId, Set.of())
                .chain(() -> revision.advance(transaction)).replaceWithVoid();
    }
}
