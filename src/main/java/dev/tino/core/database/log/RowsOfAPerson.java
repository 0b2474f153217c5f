package dev.tino.core.database.log;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Erases what a log holds of a person, some at a time: no statement is silent for long. */
public final class RowsOfAPerson {

    public static final int SLICE = 5_000;

    /** Whoever writes rows of his holds the account. */
    private static final String AWAIT_WRITERS = "select from users where id = $1 for update";
    private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime LAST_DAY = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private final String sliceBegin;
    private final String erase;

    /**
     * All of them SQL of ours.
     *
     * @param person the column that tells whose a row is; there is an index over it and the time
     * @param erase what to do with the rows, such as {@code delete from <log>}
     */
    public RowsOfAPerson(String log, String person, String erase) {
        sliceBegin = "select time from %s where %s = $1 and time < $2 order by time desc offset $3 limit 1"
                .formatted(log, person);
        this.erase = "%s where %s = $1 and time >= $2 and time < $3".formatted(erase, person);
    }

    /** In the transaction that removes his account. */
    public Uni<Void> erase(SqlClient transaction, UUID personId) {
        var end = new AtomicReference<>(LAST_DAY);
        return transaction.preparedQuery(AWAIT_WRITERS).execute(Tuple.of(personId))
                .chain(() -> Uni.createFrom().deferred(() -> eraseSlice(transaction, personId, end.get())).invoke(end::set)
                        .repeat().until(FIRST_DAY::equals)
                        .collect().last().replaceWithVoid());
    }

    /**
     * Erases the newest rows before an end.
     *
     * @return where they begin and the next ones end; the first of all days when there are no more
     */
    public Uni<OffsetDateTime> eraseSlice(SqlClient transaction, UUID personId, OffsetDateTime end) {
        return transaction.preparedQuery(sliceBegin).execute(Tuple.of(personId, end, SLICE - 1))
                .map(rows -> rows.rowCount() == 0 ? FIRST_DAY : rows.iterator().next().getOffsetDateTime(0))
                .call(begin -> transaction.preparedQuery(erase).execute(Tuple.of(personId, begin, end)));
    }
}
