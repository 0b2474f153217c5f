package dev.tino.books.training;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.rating.RatingAlgorithms;
import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Where trainings of the catalogue's models are queued. */
@ApplicationScoped
public class BookTraining {

    private static final String ALONE = "select pg_advisory_xact_lock('book_training'::regclass::bigint)";
    /**
     * Locked, so that it waits until the caller's transaction is over and then reads what that has changed; one that is being
     * claimed just now is passed over.
     */
    private static final String WAITING = """
            select job.id from job join book_training asked on asked.job_id = job.id
             where job.kind = $1 and job.status = 'pending' and asked.algorithms @> $2
             order by job.turn limit 1 for no key update of job skip locked""";
    /** By the clock of the database: those of nodes differ. */
    private static final String RECENT = """
            select exists (select from job join book_training asked on asked.job_id = job.id
                            where job.kind = $1 and asked.algorithms @> $2
                              and greatest(job.created_at, job.started_at) > now() - interval '1 minute')""";
    private static final String ASKED = "insert into book_training (job_id, algorithms, actor_id) values ($1, $2, $3)";

    private final Jobs jobs;
    private final Activities activities;
    private final Pool pool;

    BookTraining(Jobs jobs, Activities activities, Pool pool) {
        this.jobs = jobs;
        this.activities = activities;
        this.pool = pool;
    }

    /**
     * Queues a training in the caller's transaction, unless one waits already, whose id it gives then.
     *
     * @param actorId who asked for it; null for Tino itself
     * @param algorithms of the rating models, such as {@code linear-svm}; all of them when empty
     * @return the job's id
     * @throws dev.tino.core.error.Failure for an unknown algorithm
     */
    public Uni<UUID> submit(SqlClient transaction, UUID actorId, Set<String> algorithms) {
        RatingAlgorithms.check(algorithms);
        String[] asked = asked(algorithms);
        return transaction.query(ALONE).execute()
                .chain(() -> transaction.preparedQuery(WAITING).execute(Tuple.of(BookModelsTraining.KIND, asked)))
                .chain(waiting -> waiting.rowCount() > 0 ? Uni.createFrom().item(waiting.iterator().next().getUUID(0))
                        : queue(transaction, actorId, asked));
    }

    /**
     * Queues a training of all algorithms, unless one waits or began a moment ago: the node that comes to the same hour
     * later must not train again.
     */
    Uni<Void> submitOnce(SqlClient transaction) {
        return transaction.query(ALONE).execute()
                .chain(() -> transaction.preparedQuery(RECENT)
                        .execute(Tuple.of(BookModelsTraining.KIND, asked(Set.of()))))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(isRecent -> isRecent ? Uni.createFrom().voidItem()
                        : submit(transaction, null, Set.of()).replaceWithVoid());
    }

    private static String[] asked(Set<String> algorithms) {
        return new TreeSet<>(algorithms.isEmpty() ? RatingAlgorithms.names() : algorithms).toArray(String[]::new);
    }

    /** It is Tino's own: every administrator may see it, whoever asked. */
    private Uni<UUID> queue(SqlClient transaction, UUID actorId, String[] asked) {
        return jobs.submit(transaction, new NewJob(BookModelsTraining.KIND, null, List.of()))
                .call(id -> transaction.preparedQuery(ASKED).execute(Tuple.of(id, asked, actorId)))
                .call(id -> activities.record(transaction, Activity.of(actorId, "book-training.queued", id)
                        .with(Map.of("algorithms", List.of(asked)))));
    }

    /** What a job was asked for. */
    Uni<Asked> asked(UUID jobId) {
        return pool.preparedQuery("select algorithms, actor_id from book_training where job_id = $1").execute(Tuple.of(jobId))
                .map(rows -> rows.iterator().next())
                .map(row -> new Asked(List.of(row.getArrayOfStrings("algorithms")), row.getUUID("actor_id")));
    }

    /**
     * @param algorithms of the rating models, ascending
     * @param actorId null for Tino itself, and when he is gone
     */
    record Asked(List<String> algorithms, UUID actorId) {
    }
}
