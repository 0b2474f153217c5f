package dev.tino.chat.run;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.EventStream;
import dev.tino.core.web.EventStream.Events;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The events of a run, from any node. */
@ApplicationScoped
class RunEvents {

    private static final String GONE = EventStream.event(null, "error",
            "{\"code\":\"RUN_NOT_FOUND\",\"detail\":\"There is no such run any more\"}");

    private static final String AFTER = """
            select r.events, r.finished_at is not null as finished, event.number, event.type, event.data
              from chat_run r
              left join lateral (select number, type, data from chat_run_event
                                  where run_id = r.id and number > $2 order by number limit 100) event on true
             where r.id = $1
             order by event.number""";

    private final Pool pool;
    private final RunSignals signals;

    RunEvents(Pool pool, RunSignals signals) {
        this.pool = pool;
        this.signals = signals;
    }

    /** Answers with all events behind a number, ending with the run's last. */
    Uni<Void> send(UUID id, int lastSeen, HttpServerResponse response) {
        return EventStream.send(response, lastSeen, seen -> read(id, seen), watcher -> signals.watch(id, watcher));
    }

    Uni<Events> read(UUID id, long seen) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(id, seen)).map(rows -> events(id, seen, rows));
    }

    private static Events events(UUID id, long seen, RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return new Events(GONE, seen, true);
        }
        var text = new StringBuilder();
        long last = seen;
        boolean ended = false;
        for (Row row : rows) {
            if (row.getInteger("number") != null) {
                last = row.getInteger("number");
                text.append(EventStream.event(RunEvent.id(id, (int) last), row.getString("type"), row.getString("data")));
            }
            ended = row.getBoolean("finished") && last >= row.getInteger("events");
        }
        return new Events(text.toString(), last, ended);
    }
}
