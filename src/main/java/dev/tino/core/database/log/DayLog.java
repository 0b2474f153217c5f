package dev.tino.core.database.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * A log in the database, partitioned by the days of UTC: rows are written in batches, each into the partition of its day;
 * days are made ahead, and dropped whole when they have been kept long enough.
 */
public final class DayLog<R> {

    private static final Logger LOG = Logger.getLogger(DayLog.class);
    private static final int AHEAD = 7;
    private static final String NO_PARTITION = "23514";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final String name;
    private final String insert;
    private final Function<R, Instant> time;
    private final Function<List<R>, Tuple> parameters;

    /**
     * @param name of the table; beside it stands {@code <name>_day}
     * @param insert statement that writes many rows, and none of them twice
     * @param parameters of that statement
     */
    public DayLog(Pool pool, String name, String insert, Function<R, Instant> time, Function<List<R>, Tuple> parameters) {
        this.pool = pool;
        this.name = name;
        this.insert = insert;
        this.time = time;
        this.parameters = parameters;
    }

    /**
     * Writes a batch. Rows that were written before, the answer lost, are not written again; rows that the database refuses
     * for what they hold are left out and told.
     */
    public Uni<Void> insert(List<R> rows) {
        return write(rows).onFailure(DayLog::isPartitionMissing)
                .recoverWithUni(() -> makeDays(rows.stream().map(this::day).distinct().toList()).chain(() -> write(rows)))
                .onFailure(DayLog::isAboutTheValues).recoverWithUni(refused -> insertApart(rows, refused));
    }

    private Uni<Void> insertApart(List<R> rows, Throwable refused) {
        if (rows.size() == 1) {
            LOG.errorf("The table %s refuses a row of %s: %s", name, time.apply(rows.get(0)), refused.getMessage());
            return Uni.createFrom().voidItem();
        }
        int half = rows.size() / 2;
        return insert(rows.subList(0, half)).chain(() -> insert(rows.subList(half, rows.size())));
    }

    private Uni<Void> write(List<R> rows) {
        return pool.preparedQuery(insert).execute(parameters.apply(rows))
                .ifNoItem().after(PATIENCE).fail().replaceWithVoid();
    }

    private LocalDate day(R row) {
        return time.apply(row).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Makes today and the days that follow; one that is missing all the same is made by the first row that needs it. */
    public Uni<Void> makeAhead() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return makeDays(IntStream.rangeClosed(0, AHEAD).mapToObj(today::plusDays).toList())
                .onFailure().invoke(failure -> LOG.warnf("No days made ahead for the table %s: %s", name, failure))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> makeDays(List<LocalDate> days) {
        return pool.preparedQuery("select log_make_day($1, day) from unnest($2::date[]) as day")
                .execute(Tuple.of(name, days.toArray(new LocalDate[0]))).replaceWithVoid();
    }

    /**
     * Removes the days that are older than a moment as a whole; a day goes when all of it is older.
     *
     * @return how many rows were written into them
     */
    public Uni<Long> removeBefore(Instant cutOff) {
        return pool.preparedQuery("select day from %s_day where day < $1 order by day".formatted(name))
                .execute(Tuple.of(cutOff.atOffset(ZoneOffset.UTC).toLocalDate()))
                .onItem().transformToMulti(days -> Multi.createFrom().iterable(days))
                .onItem().transformToUniAndConcatenate(day -> remove(day.getLocalDate(0)))
                .collect().with(Collectors.summingLong(Long::longValue))
                .call(() -> pool.preparedQuery("select log_free($1)").execute(Tuple.of(name)));
    }

    private Uni<Long> remove(LocalDate day) {
        return pool.preparedQuery("select log_remove_day($1, $2)").execute(Tuple.of(name, day))
                .map(removed -> removed.iterator().next().getLong(0));
    }

    private static boolean isPartitionMissing(Throwable failure) {
        return failure instanceof PgException refused && NO_PARTITION.equals(refused.getSqlState());
    }

    /** A data exception or a violated constraint: these rows will never be taken. All else may pass. */
    private static boolean isAboutTheValues(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22") || refused.getSqlState().startsWith("23"));
    }
}
