package dev.tino.core.audit.request;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;

/** The request log of this node: takes requests in and has them written twice a second. */
@ApplicationScoped
class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(3);

    private final RequestLogConfig config;
    private final Vertx vertx;
    private final Context context;
    private final RequestLogWriter writer;
    private long timer;

    RequestLog(RequestLogConfig config, Vertx vertx, RowMaker maker, RequestRows rows, MeterRegistry metrics) {
        this.config = config;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.writer = new RequestLogWriter(config, maker,
                new RequestLogWriter.Target(rows.log()::insert, vertx::executeBlocking, LOG::warn));
        FunctionCounter.builder("tino.request.log.dropped", writer, RequestLogWriter::dropped)
                .description("Requests that are missing from the request log").register(metrics);
    }

    void add(SeenRequest request) {
        writer.add(request);
        if (writer.isBatchWaiting()) {
            context.runOnContext(this::flush);
        }
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            timer = vertx.setPeriodic(config.interval().toMillis(), elapsed -> context.runOnContext(this::flush));
        }
    }

    private void flush() {
        writer.flush().subscribe().with(done -> {
        }, toldAlready -> {
        });
    }

    void stop(@Observes ShutdownEvent ending) {
        vertx.cancelTimer(timer);
        try {
            writer.drain().await().atMost(PATIENCE_AT_THE_END);
        } catch (RuntimeException unwritten) {
            LOG.warnf("Some requests of the last moments are not in the request log: %s", unwritten.getMessage());
        }
        writer.spill();
    }
}
