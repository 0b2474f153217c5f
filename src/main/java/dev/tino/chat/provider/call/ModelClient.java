package dev.tino.chat.provider.call;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.enterprise.util.TypeLiteral;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.tino.chat.provider.call.Outgoing.Hold;
import dev.tino.chat.provider.protocol.Conversation;
import dev.tino.chat.provider.protocol.Protocol;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Dependency;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** A model that is asked for few answers at a time, and left alone when it is away. */
public final class ModelClient {

    private static final Logger LOG = Logger.getLogger(ModelClient.class);
    private static final long CONNECT_MILLIS = 10_000;

    private final Protocol protocol;
    private final String authorization;
    private final Bounds bounds;
    private final Vertx vertx;
    private final Dependency standing;
    private final MeterRegistry metrics;
    private final ModelFailures failures;
    private final ModelEndpoint endpoint;
    private final Turns turns;
    private final TypedGuard<Uni<Void>> breaker;
    private volatile long openedAt;
    private volatile boolean trying;

    /** @param standing is told whenever the model answers or does not */
    public ModelClient(Protocol protocol, Optional<String> apiKey, Bounds bounds, Vertx vertx, Dependency standing,
            MeterRegistry metrics) {
        this.protocol = protocol;
        this.authorization = apiKey.map(key -> "Bearer " + key).orElse(null);
        this.bounds = bounds;
        this.vertx = vertx;
        this.standing = standing;
        this.metrics = metrics;
        this.failures = new ModelFailures(protocol.name(), bounds);
        this.endpoint = endpoint();
        this.turns = new Turns(bounds.concurrency(), bounds.waiting());
        this.breaker = breaker();
    }

    private ModelEndpoint endpoint() {
        return QuarkusRestClientBuilder.newBuilder().baseUri(protocol.address())
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                // A net for what the deadline may leave behind.
                .readTimeout(2 * bounds.longest().toMillis(), TimeUnit.MILLISECONDS)
                // A key is for one address.
                .followRedirects(false).disableDefaultMapper(true)
                // Beside an answer a new connection costs nothing, and no request meets one that is just closing.
                .httpClientOptionsCustomizer(options -> options.setKeepAlive(false))
                // There may be some more that are about to be closed.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, 2 * bounds.concurrency())
                .register(new Hold())
                .build(ModelEndpoint.class);
    }

    private TypedGuard<Uni<Void>> breaker() {
        return TypedGuard.create(new Nothing()).withDescription("language model breaker")
                .withCircuitBreaker().when(ModelFailures::isAway).requestVolumeThreshold(bounds.patience().calls())
                .failureRatio(0.5).delay(bounds.patience().rest().toMillis(), ChronoUnit.MILLIS).onStateChange(this::tell)
                .done()
                .build();
    }

    /**
     * The answer, bit by bit, on the event loop of whoever subscribes. Cancelling closes the connection.
     *
     * @return fails with a {@link Failure} only; what came before is the beginning of an answer
     */
    public Multi<String> answer(Conversation conversation) {
        return Multi.createFrom().deferred(() -> {
            byte[] request = protocol.request(conversation);
            return Multi.createFrom().emitter(emitter -> new ModelCall(this, request, emitter).begin());
        });
    }

    Vertx vertx() {
        return vertx;
    }

    Bounds bounds() {
        return bounds;
    }

    Turns turns() {
        return turns;
    }

    ModelFailures failures() {
        return failures;
    }

    /**
     * @param begun completes when an answer has begun: who would try whether the model is back for as long as an answer
     *        takes would keep out all others
     * @return fails as it does, or at once while the model is left alone
     */
    Uni<Void> guarded(Uni<Void> begun) {
        return Uni.createFrom().deferred(() -> breaker.get(() -> begun)).onFailure().transform(this::failure);
    }

    /** Whether the call that is made now is to show that the model is back. */
    boolean isTrying() {
        return trying;
    }

    Exchange exchange(byte[] request, Consumer<String> text, Consumer<Failure> over) {
        return new Exchange(vertx, request, failures, bounds, protocol.reader(), text, over);
    }

    void begin(Exchange exchange) {
        exchange.begin(endpoint, protocol.address().toString(), authorization, protocol.accepted());
    }

    /** How an exchange ended that nobody cancelled. */
    void ended(Failure failure) {
        if (ModelFailures.isAway(failure)) {
            standing.away();
        } else {
            standing.up();
        }
        count(failure == null ? "ok" : ModelFailures.isAway(failure) ? "away" : "refused");
    }

    /** Somebody waited for a sign of life, in vain. */
    void givenUp() {
        standing.away();
    }

    void cancelled() {
        count("cancelled");
    }

    private void count(String outcome) {
        metrics.counter("tino.chat.model.calls", "provider", protocol.name(), "outcome", outcome).increment();
    }

    private Throwable failure(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException
                ? failures.leftAlone(bounds.patience().rest().minusNanos(System.nanoTime() - openedAt))
                : failure;
    }

    private void tell(CircuitBreakerState state) {
        trying = state == CircuitBreakerState.HALF_OPEN;
        switch (state) {
            case OPEN -> {
                openedAt = System.nanoTime();
                LOG.warnf("Chat: the language model %s fails and is left alone for %s", protocol.name(),
                        bounds.patience().rest());
            }
            case HALF_OPEN -> LOG.debugf("Chat: trying whether the language model %s is back", protocol.name());
            case CLOSED -> LOG.infof("Chat: the language model %s is back", protocol.name());
        }
    }

    private static final class Nothing extends TypeLiteral<Uni<Void>> {

        private static final long serialVersionUID = 1L;
    }
}
