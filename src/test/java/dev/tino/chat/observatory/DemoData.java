package dev.tino.chat.observatory;

import java.time.LocalDate;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The small amount of business data, loaded without a job. */
public final class DemoData {

    public static final LocalDate UNTIL = LocalDate.of(2026, 10, 15);

    private DemoData() {
    }

    /** Unless data are there. */
    public static void ensure(Pool pool) {
        if (pool.query("select from observatory.carga").executeAndAwait().rowCount() == 0) {
            load(pool);
        }
    }

    static void load(Pool pool) {
        int steps = pool.query("select observatory.load_steps()").executeAndAwait().iterator().next().getInteger(0);
        for (int step = 1; step <= steps; step++) {
            pool.preparedQuery("select observatory.load_step($1, 'demo', $2)").executeAndAwait(Tuple.of(step, UNTIL));
        }
        pool.preparedQuery("insert into observatory.carga (job_id, tamanho, ate, linhas, segundos) "
                + "values ($1, 'demo', $2, observatory.row_count(), 1)").executeAndAwait(Tuple.of(UUID.randomUUID(), UNTIL));
    }
}
