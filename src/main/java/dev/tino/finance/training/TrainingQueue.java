package dev.tino.finance.training;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** When an owner's model is trained: when he asks, and by itself after every few corrections. One job of his waits at most. */
@ApplicationScoped
class TrainingQueue {

    /** Corrections after which it is trained by itself. */
    static final int CORRECTIONS = 20;

    private static final String COUNT = """
            insert into finance_training as t (owner_id, corrections) values ($1, $2)
            on conflict (owner_id) do update set corrections = t.corrections + excluded.corrections
            returning corrections, (select id from job where id = t.job_id and status = 'pending') as waiting""";

    private static final String TRAINABLE = """
            select coalesce(sum(rows), 0)::bigint as rows, count(*) filter (where descriptions > 1) as categories
              from (select count(*) as rows, count(distinct description_key) as descriptions
                      from (select category_id, description_key from finance_transaction
                             where owner_id = $1 and category_source = 'USER' order by filed_at desc limit $2) filed
                     group by category_id) category""";

    private final Jobs jobs;
    private final Pool pool;

    TrainingQueue(Jobs jobs, Pool pool) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /** Counts corrections; the last one of a lot queues the job. */
    Uni<Void> count(SqlClient transaction, UUID ownerId, long corrections) {
        return transaction.preparedQuery(COUNT).execute(Tuple.of(ownerId, corrections)).chain(rows -> {
            Row counted = rows.iterator().next();
            return counted.getInteger("corrections") < CORRECTIONS || counted.getUUID("waiting") != null
                    ? Uni.createFrom().voidItem()
                    : queueIfTrainable(transaction, ownerId);
        });
    }

    private Uni<Void> queueIfTrainable(SqlClient transaction, UUID ownerId) {
        return trainable(transaction, ownerId).chain(found -> found.isEnough()
                ? queue(transaction, ownerId).replaceWithVoid()
                : Uni.createFrom().voidItem());
    }

    /**
     * Queues a job because its owner asks.
     *
     * @return the job, which may have been waiting already
     */
    Uni<UUID> ask(SqlClient transaction, UUID ownerId) {
        return trainable(transaction, ownerId).invoke(Trainable::check)
                .chain(() -> transaction.preparedQuery(COUNT).execute(Tuple.of(ownerId, 0L)))
                .chain(rows -> {
                    UUID waiting = rows.iterator().next().getUUID("waiting");
                    return waiting == null ? queue(transaction, ownerId) : Uni.createFrom().item(waiting);
                });
    }

    private Uni<UUID> queue(SqlClient transaction, UUID ownerId) {
        return jobs.submit(transaction, new NewJob(ModelTraining.KIND, ownerId, List.of()))
                .call(id -> transaction.preparedQuery("update finance_training set job_id = $2 where owner_id = $1")
                        .execute(Tuple.of(ownerId, id)));
    }

    /** A job takes the rows now: corrections count anew. */
    Uni<Void> taken(UUID ownerId) {
        return pool.preparedQuery("update finance_training set corrections = 0 where owner_id = $1")
                .execute(Tuple.of(ownerId)).replaceWithVoid();
    }

    private Uni<Trainable> trainable(SqlClient transaction, UUID ownerId) {
        return transaction.preparedQuery(TRAINABLE).execute(Tuple.of(ownerId, CorrectedRows.MOST))
                .map(rows -> rows.iterator().next())
                .map(row -> new Trainable(row.getLong("rows"), row.getLong("categories")));
    }
}
