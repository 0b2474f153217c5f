package dev.tino.core.job.route;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import dev.tino.core.job.JobSignals;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The events of a job as server-sent events
 * (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, section 9.2</a>): those that are there,
 * then those that come, on whichever node the job runs and the client asks.
 */
@ApplicationScoped
class JobEvents {

    private static final Logger LOG = Logger.getLogger(JobEvents.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final String NOTHING_NEW = ":\n\n";
    private static final String GONE = "event: error\ndata: {\"code\":\"JOB_NOT_FOUND\",\"detail\":\"There is no such job any more\"}\n\n";
    private static final String BROKEN = "event: error\ndata: {\"code\":\"UNAVAILABLE\",\"detail\":\"The events break off; ask again\"}\n\n";

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

    /** The number of the last event that a client has seen, 0 for none. */
    static int lastSeen(String header) {
        if (header == null || header.isEmpty()) {
            return 0;
        }
        try {
            int number = Integer.parseInt(header);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw unknown();
        }
        throw unknown();
    }

    /** Goes on when the job has this event. */
    static void check(int lastSeen, FoundJob job) {
        if (lastSeen > job.events()) {
            throw unknown();
        }
    }

    private static Failure unknown() {
        return Failure.invalid("Last-Event-ID", "is not the id of an event of this job");
    }

    /** All events behind one, ending with the job's last. */
    StreamedBody after(UUID id, int lastSeen) {
        return new StreamedBody(MediaType.SERVER_SENT_EVENTS, Multi.createFrom().deferred(() -> {
            var watch = new Watch(id, lastSeen);
            Runnable ending = signals.watch(id, watch::signal);
            return Multi.createBy().repeating().uni(() -> next(watch)).whilst(text -> !watch.ended)
                    .onFailure().recoverWithItem(failure -> {
                        LOG.warnf("The events of a job break off: %s", failure);
                        return BROKEN;
                    })
                    .onTermination().invoke(ending)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        }));
    }

    /** What is new, as soon as something is; after a while, that nothing is. */
    private Uni<String> next(Watch watch) {
        CompletableFuture<Void> signal = watch.arm();
        return read(watch).chain(text -> !text.isEmpty() ? Uni.createFrom().item(text)
                : watch.awaiting(signal).chain(() -> read(watch)).map(later -> later.isEmpty() ? NOTHING_NEW : later));
    }

    private Uni<String> read(Watch watch) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(watch.id, watch.seen)).map(rows -> text(watch, rows));
    }

    private static String text(Watch watch, RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            watch.ended = true;
            return GONE;
        }
        var text = new StringBuilder();
        for (Row row : rows) {
            if (row.getInteger("number") != null) {
                watch.seen = row.getInteger("number");
                text.append("id: ").append(watch.seen).append("\nevent: ").append(row.getString("type"))
                        .append("\ndata: ").append(row.getString("data")).append("\n\n");
            }
            watch.ended = row.getBoolean("finished") && watch.seen >= row.getInteger("events");
        }
        return text.toString();
    }

    /** One client. Nothing here happens at the same time, but for signals. */
    private static final class Watch {

        private final UUID id;
        private final Context context = Vertx.currentContext();
        private final AtomicReference<CompletableFuture<Void>> armed = new AtomicReference<>(new CompletableFuture<>());
        private int seen;
        private boolean ended;

        Watch(UUID id, int seen) {
            this.id = id;
            this.seen = seen;
        }

        /** Anew, before looking: what comes while one looks counts. */
        CompletableFuture<Void> arm() {
            var fresh = new CompletableFuture<Void>();
            armed.set(fresh);
            return fresh;
        }

        void signal() {
            armed.get().complete(null);
        }

        Uni<Void> awaiting(CompletableFuture<Void> signal) {
            return Uni.createFrom().completionStage(signal).ifNoItem().after(BEAT).recoverWithItem((Void) null)
                    .emitOn(task -> context.runOnContext(ignored -> task.run()));
        }
    }
}
