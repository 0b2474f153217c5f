package dev.tino.core.audit.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.tino.core.error.StartupRefused;
import io.smallrye.mutiny.Uni;

/**
 * Holds requests until they are written, batch after batch and never two at once. While the database is away they wait;
 * what does not fit is dropped and counted, but for security events, which then go to the application log.
 */
final class RequestLogWriter {

    static final int BATCH = 1_000;

    private static final long LEAST_BYTES = 1 << 20;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Logger LOG = Logger.getLogger(RequestLogWriter.class);

    private final RequestBuffer ordinary;
    private final RequestBuffer security;
    private final RowMaker rows;
    private final Target target;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    /** Out of the buffers but not yet made. Only whoever is writing touches this and the batch. */
    private volatile List<SeenRequest> taken = List.of();
    /** Made but not yet written, oldest first. */
    private volatile List<RequestRow> batch = List.of();
    private volatile boolean away;

    RequestLogWriter(RequestLogConfig config, RowMaker rows, Target target) {
        long bytes = config.waitingBytes().asLongValue();
        if (bytes < LEAST_BYTES) {
            throw new StartupRefused("tino.audit.request-log.waiting-bytes must be at least 1M.");
        }
        this.ordinary = new RequestBuffer(config.waiting(), bytes);
        this.security = new RequestBuffer(config.waitingSecurityEvents(), bytes);
        this.rows = rows;
        this.target = target;
    }

    /**
     * Where rows go.
     *
     * @param insert writes a batch, all or nothing, and fails while the database is away
     * @param offLoop runs what takes CPU
     * @param spilled takes lines for the application log
     */
    record Target(Function<List<RequestRow>, Uni<Void>> insert,
            Function<Callable<List<RequestRow>>, Uni<List<RequestRow>>> offLoop,
            Consumer<String> spilled) {
    }

    /** Takes a request in; from any thread, in no time. */
    void add(SeenRequest request) {
        boolean mustStay = request.isSecurityEvent();
        if ((mustStay ? security : ordinary).offer(request)) {
            return;
        }
        if (mustStay) {
            target.spilled.accept(rows.line(request));
        } else {
            dropped.incrementAndGet();
        }
    }

    /** Requests dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    /** Whether so many wait that they had better be written now. */
    boolean isBatchWaiting() {
        return !away && !writing.get() && ordinary.size() + security.size() >= BATCH;
    }

    /** Writes all that waits, unless somebody is at it already. */
    Uni<Void> flush() {
        if (!writing.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(this::writeBatch)
                .repeat().whilst(written -> written == BATCH)
                .collect().last()
                .invoke(this::answered)
                .onFailure().invoke(this::isAway)
                .onTermination().invoke(() -> writing.set(false))
                .replaceWithVoid();
    }

    /** Writes all that waits, whoever else is at it, and fails when the database is away. */
    Uni<Void> drain() {
        return Uni.createFrom().deferred(this::flush).map(done -> isIdle())
                .repeat().withDelay(PAUSE).until(idle -> idle)
                .collect().last().replaceWithVoid();
    }

    private boolean isIdle() {
        return !writing.get() && taken.isEmpty() && batch.isEmpty() && ordinary.size() + security.size() == 0;
    }

    /** Sends what security needs to know to the application log, for there is no other place left. */
    void spill() {
        Stream.of(batch.stream().map(RequestRow::seen), taken.stream(), security.all().stream()).flatMap(Function.identity())
                .filter(SeenRequest::isSecurityEvent).forEach(request -> target.spilled.accept(rows.line(request)));
    }

    /** Writes one batch and tells its size; one that is left over counts as full, for more may wait behind it. */
    private Uni<Integer> writeBatch() {
        boolean leftOver = !batch.isEmpty() || !taken.isEmpty();
        return nextBatch().chain(made -> {
            batch = made;
            taken = List.of();
            return made.isEmpty() ? Uni.createFrom().item(0)
                    : target.insert.apply(made).invoke(() -> batch = List.of())
                            .replaceWith(leftOver ? BATCH : made.size());
        });
    }

    /** The batch that could not be written last time, else a new one. */
    private Uni<List<RequestRow>> nextBatch() {
        if (!batch.isEmpty()) {
            return Uni.createFrom().item(batch);
        }
        if (taken.isEmpty()) {
            var next = new ArrayList<SeenRequest>(Math.min(BATCH, ordinary.size() + security.size()));
            security.moveInto(next, BATCH);
            ordinary.moveInto(next, BATCH);
            taken = next;
        }
        return taken.isEmpty() ? Uni.createFrom().item(List.of()) : target.offLoop.apply(() -> rows.rows(taken));
    }

    private void answered() {
        if (away) {
            away = false;
            LOG.infof("The request log is written again; %d requests were dropped since the start", dropped());
        }
    }

    private void isAway(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("The request log waits, for it cannot be written: %s", failure.getMessage());
        }
    }
}
