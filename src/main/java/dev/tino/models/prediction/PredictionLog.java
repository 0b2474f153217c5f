package dev.tino.models.prediction;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.tino.core.database.log.BatchWriter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;

/** Takes served answers in and writes them later, batch by batch; a sample of them when they are too many. */
@ApplicationScoped
public class PredictionLog {

    private static final Logger LOG = Logger.getLogger(PredictionLog.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(3);

    private final PredictionLogConfig config;
    private final Vertx vertx;
    private final Context context;
    private final PredictionSample sample;
    private final PredictionBuffer buffer;
    private final BatchWriter<SampledPrediction, LoggedPrediction> writer;
    private long timer;

    PredictionLog(PredictionLogConfig config, Vertx vertx, PredictionRows rows, MeterRegistry metrics) {
        this.config = config;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.sample = new PredictionSample(config.rate(), System.nanoTime(), System::currentTimeMillis);
        this.buffer = new PredictionBuffer(config.waiting());
        this.writer = new BatchWriter<>("prediction log", () -> buffer.take(BatchWriter.BATCH),
                taken -> Uni.createFrom().item(taken.stream().map(LoggedPrediction::of).toList()), rows.log()::insert);
        FunctionCounter.builder("tino.models.predictions.dropped", buffer, PredictionBuffer::dropped)
                .description("Predictions that are missing from the prediction log").register(metrics);
    }

    /** From any thread, in no time; never fails. */
    public void add(Prediction prediction) {
        buffer.addAll(sample.add(prediction));
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(config.interval().toMillis(), elapsed -> context.runOnContext(this::flush));
    }

    private void flush() {
        buffer.addAll(sample.endIfOver());
        writer.flush().subscribe().with(done -> {
        }, toldAlready -> {
        });
    }

    void stop(@Observes ShutdownEvent ending) {
        vertx.cancelTimer(timer);
        buffer.addAll(sample.end());
        try {
            writer.drain(buffer::isEmpty).await().atMost(PATIENCE_AT_THE_END);
        } catch (RuntimeException unwritten) {
            LOG.warnf("Some predictions of the last moments are not in the prediction log: %s", unwritten.getMessage());
        }
    }
}
