package dev.tino.models.embedding;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Dependency;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** A provider with whose failures one can live: called again after a pause, by few at a time, and left alone when away. */
final class EmbeddingProvider {

    private static final Logger LOG = Logger.getLogger(EmbeddingProvider.class);

    private final EmbeddingSource source;
    private final ProviderClient client;
    private final Patience patience;
    private final TypedGuard<Uni<List<float[]>>> queue;
    private final TypedGuard<Uni<List<float[]>>> breaker;
    private final MeterRegistry metrics;
    private final Dependency standing = Dependency.used(Embeddings.HEALTH);
    private volatile long openedAt;

    EmbeddingProvider(EmbeddingConfig config, EmbeddingSettings settings, Patience patience, Vertx vertx,
            MeterRegistry metrics) {
        this.source = settings.source();
        this.client = new ProviderClient(config, settings, vertx);
        this.patience = patience;
        this.queue = queue(config);
        this.breaker = breaker();
        this.metrics = metrics;
    }

    private TypedGuard<Uni<List<float[]>>> queue(EmbeddingConfig config) {
        return TypedGuard.create(new Vectors()).withDescription("embeddings")
                .withRetry().maxRetries(patience.tries() - 1).maxDuration(0, ChronoUnit.MILLIS).whenException(this::isWorthATry)
                .withCustomBackoff().strategy(() -> new BackOff(patience)).done().done()
                .withBulkhead().limit(config.concurrency()).queueSize(config.queue()).done()
                .build();
    }

    /** A guard of its own: within one guard the bulkhead is the innermost, and what it refuses would count as a success. */
    private TypedGuard<Uni<List<float[]>>> breaker() {
        return TypedGuard.create(new Vectors()).withDescription("embeddings breaker")
                .withCircuitBreaker().failOn(ProviderAway.class).requestVolumeThreshold(patience.calls()).failureRatio(0.5)
                .delay(patience.rest().toMillis(), ChronoUnit.MILLIS).onStateChange(this::tell).done()
                .build();
    }

    Dependency standing() {
        return standing;
    }

    /** @return fails with a {@link Failure} only */
    Uni<List<float[]>> call(List<String> texts) {
        return Uni.createFrom().deferred(() -> queue.get(() -> breaker.get(() -> counted(texts))))
                .onFailure().transform(this::failure);
    }

    private Uni<List<float[]>> counted(List<String> texts) {
        return client.call(texts).onItem().invoke(() -> count("ok")).onFailure().invoke(failure -> count(outcome(failure)))
                .onItem().invoke(standing::up).onFailure().invoke(this::note);
    }

    private void note(Throwable failure) {
        if (failure instanceof ProviderAway) {
            standing.away();
        } else {
            standing.up();
        }
    }

    private void count(String outcome) {
        metrics.counter("tino.embeddings.calls", "provider", source.provider(), "outcome", outcome).increment();
    }

    private static String outcome(Throwable failure) {
        if (failure instanceof Failure refused) {
            return refused.code() == EmbeddingError.EMBEDDINGS_REFUSED ? "refused" : "invalid";
        }
        return "away";
    }

    private boolean isWorthATry(Throwable failure) {
        return failure instanceof ProviderAway away
                && away.pause().map(pause -> pause.compareTo(patience.longestPause()) <= 0).orElse(true);
    }

    private void tell(CircuitBreakerState state) {
        switch (state) {
            case OPEN -> {
                openedAt = System.nanoTime();
                LOG.warnf("Embeddings: %s fails and is left alone for %s", source.provider(), patience.rest());
            }
            case HALF_OPEN -> LOG.debugf("Embeddings: trying whether %s is back", source.provider());
            case CLOSED -> LOG.infof("Embeddings: %s is back", source.provider());
        }
    }

    private Throwable failure(Throwable failure) {
        if (failure instanceof ProviderAway away) {
            Failure unavailable = unavailable(away.getMessage());
            return away.pause().map(pause -> after(unavailable, pause)).orElse(unavailable);
        }
        if (failure instanceof CircuitBreakerOpenException) {
            return after(unavailable("failed too often and is left alone for some seconds"), restLeft());
        }
        if (failure instanceof BulkheadException) {
            return unavailable("has more calls waiting than may wait");
        }
        return failure;
    }

    private Duration restLeft() {
        Duration left = patience.rest().minusNanos(System.nanoTime() - openedAt);
        // Another call was told that it is open before this was told when.
        return left.isNegative() ? patience.rest() : left;
    }

    private Failure unavailable(String reason) {
        return EmbeddingError.EMBEDDINGS_UNAVAILABLE.because("The embeddings provider %s %s", source.provider(), reason);
    }

    private static Failure after(Failure failure, Duration pause) {
        // Rounded up: who comes back a moment too early is sent away again.
        return failure.with(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, pause.plusMillis(999).toSeconds())));
    }

    private static final class Vectors extends TypeLiteral<Uni<List<float[]>>> {

        private static final long serialVersionUID = 1L;
    }
}
