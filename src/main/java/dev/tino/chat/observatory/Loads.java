package dev.tino.chat.observatory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is loaded, and who is to load more: one job at a time in the cluster. */
@ApplicationScoped
public class Loads {

    static final String KIND = "chat.observatory.load";

    private static final String ALONE = "lock table observatory.carga_em_curso in exclusive mode";
    private static final String PLACE = "select job_id, tamanho from observatory.carga_em_curso";
    private static final String TAKE = """
            insert into observatory.carga_em_curso (job_id, tamanho, ate) values ($1, $2, current_date)
            on conflict (unica) do update set job_id = excluded.job_id, tamanho = excluded.tamanho, ate = excluded.ate,
                passo = 0, iniciada_em = null""";

    private final Pool pool;
    private final Jobs jobs;

    Loads(Pool pool, Jobs jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /** What is there; empty when nothing is, or a load is under way. */
    public Uni<Optional<Loaded>> loaded() {
        return loaded(pool);
    }

    /**
     * Queues a load unless at least that is there, or about to be. One that is under way and smaller gives way.
     *
     * @return the job's id, or null when there is nothing to do
     */
    public Uni<UUID> ask(LoadSize size) {
        if (size == LoadSize.NONE) {
            return Uni.createFrom().nullItem();
        }
        return pool.withTransaction(transaction -> transaction.query(ALONE).execute()
                .chain(() -> isNeeded(transaction, size))
                .chain(needed -> needed ? submit(transaction, size) : Uni.createFrom().nullItem()));
    }

    private Uni<Boolean> isNeeded(SqlConnection transaction, LoadSize size) {
        return loaded(transaction).chain(loaded -> {
            if (loaded.isPresent() && loaded.get().size().compareTo(size) >= 0) {
                return Uni.createFrom().item(false);
            }
            return transaction.query(PLACE).execute().chain(place -> isFree(transaction, place, size));
        });
    }

    private Uni<Boolean> isFree(SqlConnection transaction, RowSet<Row> place, LoadSize size) {
        if (place.rowCount() == 0 || LoadSize.of(place.iterator().next().getString(1)).compareTo(size) < 0) {
            return Uni.createFrom().item(true);
        }
        return jobs.underWay(transaction, List.of(place.iterator().next().getUUID(0))).map(underWay -> underWay.isEmpty());
    }

    private Uni<UUID> submit(SqlConnection transaction, LoadSize size) {
        return jobs.submit(transaction, new NewJob(KIND, null, List.of()))
                .call(id -> transaction.preparedQuery(TAKE).execute(Tuple.of(id, size.text())));
    }

    private static Uni<Optional<Loaded>> loaded(SqlClient client) {
        return client.query(Loaded.SELECT).execute()
                .map(rows -> rows.stream().findFirst().map(Loaded::of));
    }
}
