package dev.tino.core.audit.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.retention.Retained;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The days of the request log: made ahead, and dropped whole when they have been kept long enough. */
@ApplicationScoped
class RequestDays implements Retained {

    private static final Logger LOG = Logger.getLogger(RequestDays.class);
    private static final int AHEAD = 7;

    private final Pool pool;
    private final RequestRows rows;

    RequestDays(Pool pool, RequestRows rows) {
        this.pool = pool;
        this.rows = rows;
    }

    /** Now and every day; a day that is missing all the same is made by the first row that needs it. */
    @Scheduled(every = "24h", identity = "request-log-days")
    Uni<Void> makeAhead() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return rows.makeDays(IntStream.rangeClosed(0, AHEAD).mapToObj(today::plusDays).toList())
                .onFailure().invoke(failure -> LOG.warnf("No days made ahead for the request log: %s", failure))
                .onFailure().recoverWithNull();
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public int defaultDays() {
        return 30;
    }

    /** A day goes when all of it is older; until then all of it stays. */
    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return pool.preparedQuery("select day from request_log_day where day < $1 order by day")
                .execute(Tuple.of(cutOff.atOffset(ZoneOffset.UTC).toLocalDate()))
                .onItem().transformToMulti(days -> Multi.createFrom().iterable(days))
                .onItem().transformToUniAndConcatenate(day -> remove(day.getLocalDate(0)))
                .collect().with(Collectors.summingLong(Long::longValue))
                .call(() -> pool.query("select request_log_free()").execute());
    }

    private Uni<Long> remove(LocalDate day) {
        return pool.preparedQuery("select request_log_remove_day($1)").execute(Tuple.of(day))
                .map(removed -> removed.iterator().next().getLong(0));
    }
}
