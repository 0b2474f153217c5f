package dev.tino.core.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Deletes any number of rows, some at a time: one statement over all of them could keep its connection silent until it is
 * taken for a dead one.
 */
public final class Slices {

    private static final int ROWS = 20_000;

    private Slices() {
    }

    /**
     * Deletes the rows of a table for which a condition holds.
     *
     * @param table and
     * @param condition are SQL of ours, the condition with the parameters as $1, $2 and so on
     * @return how many went
     */
    public static Uni<Long> delete(SqlClient client, String table, String condition, Tuple parameters) {
        String statement = "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s limit %3$d))"
                .formatted(table, condition, ROWS);
        return next(client, statement, parameters, 0);
    }

    private static Uni<Long> next(SqlClient client, String statement, Tuple parameters, long before) {
        return client.preparedQuery(statement).execute(parameters).chain(rows -> rows.rowCount() < ROWS
                ? Uni.createFrom().item(before + rows.rowCount())
                : next(client, statement, parameters, before + rows.rowCount()));
    }
}
