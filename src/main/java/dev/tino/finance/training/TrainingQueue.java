package dev.tino.finance.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * When an owner's model is trained: when he asks, and by itself after every few corrections. One job of his waits or
 * learns at most.
 */
@ApplicationScoped
class TrainingQueue {

    /** Corrections after which it is trained by itself. */
    static final int CORRECTIONS = 20;

    private static final String COUNT = """
            insert into finance_training as t (owner_id, corrections) values ($1, $2)
            on conflict (owner_id) do update set corrections = t.corrections + excluded.corrections
            returning corrections, job_id""";

    private static final String TAKE = """
            update finance_training set corrections = greatest(0, corrections - $2), job_id = null where owner_id = $1
            returning corrections""";

    private static final String TRAINABLE = """
            select coalesce(sum(rows), 0)::bigint as rows, count(*) filter (where descriptions > 1) as categories
              from (select count(*) as rows, count(distinct description_key) as descriptions
                      from (select category_id, description_key from finance_transaction
                             where owner_id = $1 and category_source = 'USER' order by filed_at desc, id desc limit $2) filed
                     group by category_id) category""";

    private final Jobs jobs;
    private final TrainingRows rows;
    private final Pool pool;

    TrainingQueue(Jobs jobs, TrainingRows rows, Pool pool) {
        this.jobs = jobs;
        this.rows = rows;
        this.pool = pool;
    }

    /** Counts corrections; the one that makes it another few queues the job. */
    Uni<Void> count(SqlClient transaction, UUID ownerId, long corrections) {
        return counted(transaction, ownerId, corrections).chain(counted -> {
            // To find out whether they suffice takes long, and others of his wait meanwhile.
            boolean enough = counted.corrections / CORRECTIONS > (counted.corrections - corrections) / CORRECTIONS;
            return !enough ? Uni.createFrom().voidItem()
                    : underWay(transaction, counted).chain(job -> job.isPresent() ? Uni.createFrom().voidItem()
                            : queueIfTrainable(transaction, ownerId));
        });
    }

    /** From here on, other transactions that count or ask for the same owner wait for this one's end. */
    private static Uni<Counted> counted(SqlClient transaction, UUID ownerId, long corrections) {
        return transaction.preparedQuery(COUNT).execute(Tuple.of(ownerId, corrections))
                .map(found -> found.iterator().next())
                .map(row -> new Counted(row.getInteger("corrections"), row.getUUID("job_id")));
    }

    /** A statement of its own: the one that waited for another transaction does not see the job that it queued. */
    private Uni<Optional<UUID>> underWay(SqlClient transaction, Counted counted) {
        return counted.jobId == null ? Uni.createFrom().item(Optional.empty())
                : jobs.underWay(transaction, List.of(counted.jobId)).map(found -> found.stream().findFirst());
    }

    private Uni<Void> queueIfTrainable(SqlClient transaction, UUID ownerId) {
        return trainable(transaction, ownerId).chain(found -> found.isEnough()
                ? queue(transaction, ownerId).replaceWithVoid()
                : Uni.createFrom().voidItem());
    }

    /**
     * Queues a job because its owner asks.
     *
     * @return the job, which may have been under way already
     */
    Uni<UUID> ask(SqlClient transaction, UUID ownerId) {
        return trainable(transaction, ownerId).invoke(Trainable::check)
                .chain(() -> counted(transaction, ownerId, 0))
                .chain(counted -> underWay(transaction, counted))
                .chain(job -> job.isPresent() ? Uni.createFrom().item(job.get()) : queue(transaction, ownerId));
    }

    private Uni<UUID> queue(SqlClient transaction, UUID ownerId) {
        return jobs.submit(transaction, new NewJob(ModelTraining.KIND, ownerId, List.of()))
                .call(id -> transaction.preparedQuery("update finance_training set job_id = $2 where owner_id = $1")
                        .execute(Tuple.of(ownerId, id)));
    }

    /** Corrections since those that the last model has learned from. */
    Uni<Long> corrections(UUID ownerId) {
        return pool.preparedQuery("select corrections from finance_training where owner_id = $1").execute(Tuple.of(ownerId))
                .map(found -> found.rowCount() == 0 ? 0L : found.iterator().next().getLong(0));
    }

    /**
     * In the transaction that puts a model into service that has learned from so many of them: from here on its job is no
     * longer one to wait for. Those that came meanwhile may be enough for the next.
     */
    Uni<Void> learned(SqlClient transaction, UUID ownerId, long corrections) {
        return transaction.preparedQuery(TAKE).execute(Tuple.of(ownerId, corrections))
                .chain(left -> left.rowCount() == 0 || left.iterator().next().getInteger(0) < CORRECTIONS
                        ? Uni.createFrom().voidItem()
                        : queueIfTrainable(transaction, ownerId));
    }

    private Uni<Trainable> trainable(SqlClient transaction, UUID ownerId) {
        return transaction.preparedQuery(TRAINABLE).execute(Tuple.of(ownerId, rows.most()))
                .map(found -> found.iterator().next())
                .map(row -> new Trainable(row.getLong("rows"), row.getLong("categories")));
    }

    /** @param jobId the last job that was to learn from them, or null */
    private record Counted(long corrections, UUID jobId) {
    }
}
