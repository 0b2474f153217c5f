package dev.tino.core.audit.request;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tino.core.database.log.BatchWriter;
import dev.tino.core.error.StartupRefused;
import io.smallrye.mutiny.Uni;

/**
 * Holds requests until they are written, batch after batch and never two at once. While the database is away they wait;
 * what does not fit is dropped and counted, but for security events, which then go to the application log.
 */
final class RequestLogWriter {

    private static final long LEAST_BYTES = 1 << 20;

    private final RequestBuffer ordinary;
    private final RequestBuffer security;
    private final RowMaker rows;
    private final Target target;
    private final BatchWriter<SeenRequest, RequestRow> batches;
    private final AtomicLong dropped = new AtomicLong();

    RequestLogWriter(RequestLogConfig config, RowMaker rows, Target target) {
        long bytes = config.waitingBytes().asLongValue();
        if (bytes < LEAST_BYTES) {
            throw new StartupRefused("tino.audit.request-log.waiting-bytes must be at least 1M.");
        }
        this.ordinary = new RequestBuffer(config.waiting(), bytes);
        this.security = new RequestBuffer(config.waitingSecurityEvents(), bytes);
        this.rows = rows;
        this.target = target;
        this.batches = new BatchWriter<>("request log", this::take, taken -> target.offLoop.apply(() -> rows.rows(taken)),
                target.insert);
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
        return batches.isReady() && waiting() >= BatchWriter.BATCH;
    }

    private int waiting() {
        return ordinary.size() + security.size();
    }

    /** Writes all that waits, unless somebody is at it already. */
    Uni<Void> flush() {
        return batches.flush();
    }

    /** Writes all that waits, whoever else is at it, and fails when the database is away. */
    Uni<Void> drain() {
        return batches.drain(() -> waiting() == 0);
    }

    /** Sends what security needs to know to the application log, for there is no other place left. */
    void spill() {
        Stream.of(batches.leftOver().map(RequestRow::seen), batches.leftUnmade(), security.all().stream())
                .flatMap(Function.identity())
                .filter(SeenRequest::isSecurityEvent).forEach(request -> target.spilled.accept(rows.line(request)));
    }

    private List<SeenRequest> take() {
        var taken = new ArrayList<SeenRequest>(Math.min(BatchWriter.BATCH, waiting()));
        security.moveInto(taken, BatchWriter.BATCH);
        ordinary.moveInto(taken, BatchWriter.BATCH);
        return taken;
    }
}
