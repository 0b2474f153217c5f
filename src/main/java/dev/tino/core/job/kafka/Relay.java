package dev.tino.core.job.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.kafka.Announcer.Pending;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Announces what stands in the table of jobs and nobody was told of, or was told of in vain. Only the front of the queue:
 * who comes late may have his turn early, and must not stand behind thousands of messages.
 */
final class Relay {

    /** As many jobs of a kind are on offer at a time; workers claim them in order of turn. */
    private static final int WINDOW = 1_000;
    /** Of a kind of which a node runs few: for as many nodes. */
    private static final int NODES = 100;

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /**
     * Marked before they are sent, and no transaction is held meanwhile: other nodes pass them over, and what is lost
     * with this node is repeated like any message that is lost.
     */
    private static final String MARK = """
            with front as (
                select waiting.id
                  from unnest($1::text[], $2::int[]) as known (kind, places)
                 cross join lateral (select id from job
                                      where status = 'pending' and run_at <= now() and kind = known.kind
                                      order by turn, id limit known.places) waiting
            ), silent as (
                select job.id, job.stage, job.turn, job.announced_at is not null as repeated
                  from job join front on front.id = job.id
                 where job.status = 'pending' and (announced_at is null or announced_at < now() - $3 * interval '1 ms')
                   for update of job skip locked
            ), marked as (
                update job set announced_at = now() from silent where job.id = silent.id
            )
            select id, stage, repeated from silent order by turn, id""";

    private static final String UNMARK = """
            update job set announced_at = null
             where id in (select id from job where id = any ($1) and status = 'pending' for update skip locked)""";

    private final Pool pool;
    private final Announcer announcer;
    private final BrokerWatch watch;
    private final Duration repeatAfter;
    private final Map<String, Integer> windows;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean failing;

    /** @param windows of the kinds to announce; see {@link #windows} */
    Relay(Pool pool, Announcer announcer, BrokerWatch watch, Duration repeatAfter, Map<String, Integer> windows) {
        this.pool = pool;
        this.announcer = announcer;
        this.watch = watch;
        this.repeatAfter = repeatAfter;
        this.windows = windows;
    }

    /**
     * How many jobs of each kind are on offer at a time. Each kind has its own front of the queue: those of which nobody
     * may claim one now stand in no other's way.
     */
    static Map<String, Integer> windows(Collection<JobHandler> handlers) {
        return handlers.stream().collect(Collectors.toMap(JobHandler::kind,
                handler -> handler.mostAtOnce() < WINDOW / NODES ? handler.mostAtOnce() * NODES : WINDOW));
    }

    /** There may be something to announce. From any thread; rounds do not overlap. */
    void request() {
        if (watch.isPresent() && requests.getAndIncrement() == 0) {
            begin();
        }
    }

    private void begin() {
        int answered = requests.get();
        Uni.createFrom().deferred(this::round).subscribe().with(done -> {
            failing = false;
            end(answered);
        }, failure -> {
            if (!failing) {
                LOG.warnf("Cannot announce jobs, trying on: %s", failure.getMessage());
            }
            failing = true;
            // The next tick asks again.
            requests.set(0);
        });
    }

    private void end(int answered) {
        if (requests.addAndGet(-answered) > 0) {
            begin();
        }
    }

    private Uni<Void> round() {
        return pool.preparedQuery(MARK).execute(parameters())
                .map(Relay::pending)
                .chain(announcer::send)
                .chain(this::unmark);
    }

    private Tuple parameters() {
        return Tuple.of(windows.keySet().toArray(String[]::new), windows.values().toArray(Integer[]::new),
                repeatAfter.toMillis());
    }

    private static List<Pending> pending(RowSet<Row> rows) {
        List<Pending> jobs = new ArrayList<>(rows.rowCount());
        rows.forEach(row -> jobs.add(new Pending(new Announcement(row.getUUID("id"), row.getInteger("stage")),
                row.getBoolean("repeated"))));
        return jobs;
    }

    private Uni<Void> unmark(Collection<UUID> undelivered) {
        if (undelivered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        watch.hurry();
        return pool.preparedQuery(UNMARK).execute(Tuple.of(undelivered.toArray(UUID[]::new))).replaceWithVoid();
    }
}
