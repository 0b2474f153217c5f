package dev.tino.core.job.route;

import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobSignals;
import dev.tino.core.web.EventStream;
import dev.tino.core.web.EventStream.Events;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The events of a job, from any node. */
@ApplicationScoped
class JobEvents {

    private static final String GONE = EventStream.event(null, "error",
            "{\"code\":\"JOB_NOT_FOUND\",\"detail\":\"There is no such job any more\"}");

    private static final String AFTER = """
            select job.events, job.finished_at is not null as finished, event.number, event.type, event.data
              from job
              left join lateral (select number, type, data from job_event
                                  where job_id = job.id and number > $2 order by number limit 100) event on true
             where job.id = $1
             order by event.number""";

    private final Pool pool;
    private final JobSignals signals;

    JobEvents(Pool pool, JobSignals signals) {
        this.pool = pool;
        this.signals = signals;
    }

    /** Goes on when the job has this event. */
    static void check(long lastSeen, FoundJob job) {
        if (lastSeen > job.events()) {
            throw EventStream.unknown();
        }
    }

    /** Answers with all events behind one, ending with the job's last. */
    Uni<Void> send(UUID id, long lastSeen, HttpServerResponse response) {
        return send(id, lastSeen, response, UnaryOperator.identity());
    }

    /** @param guard may end them earlier */
    Uni<Void> send(UUID id, long lastSeen, HttpServerResponse response, UnaryOperator<LongFunction<Uni<Events>>> guard) {
        return EventStream.send(response, lastSeen, guard.apply(seen -> read(id, seen)),
                watcher -> signals.watch(id, watcher));
    }

    private Uni<Events> read(UUID id, long seen) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(id, seen)).map(rows -> events(seen, rows));
    }

    private static Events events(long seen, RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return new Events(GONE, seen, true);
        }
        var text = new StringBuilder();
        long last = seen;
        boolean ended = false;
        for (Row row : rows) {
            if (row.getInteger("number") != null) {
                last = row.getInteger("number");
                text.append(EventStream.event(last, row.getString("type"), row.getString("data")));
            }
            ended = row.getBoolean("finished") && last >= row.getInteger("events");
        }
        return new Events(text.toString(), last, ended);
    }
}
