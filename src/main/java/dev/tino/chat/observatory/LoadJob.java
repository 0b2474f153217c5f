package dev.tino.chat.observatory;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.CoreError;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Loads the business data in steps. Each is a transaction that also notes that it is done: a load that breaks off goes on
 * behind its last step, on any node, and nobody sees the data before they are all there.
 */
@ApplicationScoped
class LoadJob implements JobHandler {

    private static final String PLACE = """
            select passo + 1 as step, tamanho, ate, observatory.load_steps() as steps
              from observatory.carga_em_curso where job_id = $1 for update""";
    private static final String STEP = "select observatory.load_step($1, $2, $3)";
    private static final String DONE = """
            update observatory.carga_em_curso set passo = $2, iniciada_em = coalesce(iniciada_em, now()) where job_id = $1""";
    /** In the transaction of the last step. */
    private static final String COMPLETE = """
            with ended as (delete from observatory.carga_em_curso where job_id = $1 returning tamanho, ate, iniciada_em)
            insert into observatory.carga (job_id, tamanho, ate, linhas, segundos)
            select $1, tamanho, ate, observatory.row_count(), extract(epoch from clock_timestamp() - iniciada_em) from ended""";
    private static final String LOADED = Loaded.SELECT + " where job_id = $1";

    private final Pool pool;
    private final ObjectMapper json;

    LoadJob(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    @Override
    public String kind() {
        return Loads.KIND;
    }

    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return Multi.createBy().repeating().uni(() -> step(run)).until(done -> done)
                .collect().last()
                .chain(() -> pool.preparedQuery(LOADED).execute(Tuple.of(run.id())))
                .chain(rows -> tell(run, rows));
    }

    /** @return whether there was nothing left to do */
    private Uni<Boolean> step(JobRun run) {
        return pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> transaction.preparedQuery(PLACE).execute(Tuple.of(run.id())))
                .chain(place -> place.rowCount() == 0 ? Uni.createFrom().<Row> nullItem()
                        : step(transaction, run, place.iterator().next())))
                .chain(place -> place == null ? Uni.createFrom().item(true)
                        : run.progress(place.getInteger("step"), place.getInteger("steps")).replaceWith(false));
    }

    private static Uni<Row> step(SqlConnection transaction, JobRun run, Row place) {
        int step = place.getInteger("step");
        return transaction.preparedQuery(STEP).execute(Tuple.of(step, place.getString("tamanho"), place.getLocalDate("ate")))
                .chain(() -> transaction.preparedQuery(DONE).execute(Tuple.of(run.id(), step)))
                .chain(() -> step < place.getInteger("steps") ? Uni.createFrom().voidItem()
                        : transaction.preparedQuery(COMPLETE).execute(Tuple.of(run.id()))
                                // Of a table without figures PostgreSQL expects many rows, and all views join this one.
                                .chain(() -> transaction.query("analyze observatory.carga").execute()).replaceWithVoid())
                .replaceWith(place);
    }

    private Uni<Void> tell(JobRun run, RowSet<Row> loaded) {
        if (loaded.rowCount() == 0) {
            throw CoreError.CONFLICT.because("Another load has taken the place of this one");
        }
        try {
            return run.store(JobRun.RESULT, 0, json.writeValueAsBytes(Loaded.of(loaded.iterator().next())), 1, 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
