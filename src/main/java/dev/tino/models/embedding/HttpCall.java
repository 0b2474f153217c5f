package dev.tino.models.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.tino.core.error.Failure;
import dev.tino.core.web.RetryAfter;
import dev.tino.models.embedding.Requests.Request;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** A request of a provider, whose answer is read only as far as it may go. */
final class HttpCall {

    /** Who asks for more means some other day. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_OF_REFUSAL = 64 * 1024;

    private final EmbeddingEndpoint endpoint;
    private final String provider;
    private final Vertx vertx;

    HttpCall(EmbeddingSettings settings, Duration timeout, int concurrency, Vertx vertx) {
        this.endpoint = QuarkusRestClientBuilder.newBuilder().baseUri(settings.url())
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                // A net for what the caller's time-out, which ends the call, may leave behind.
                .readTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false).disableDefaultMapper(true)
                .httpClientOptionsCustomizer(options -> options.setKeepAliveTimeout(30))
                // The REST client sets this over what the options say.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, concurrency)
                .register((ClientResponseFilter) AnswerStream::wrap)
                .build(EmbeddingEndpoint.class);
        this.provider = settings.source().provider();
        this.vertx = vertx;
    }

    /**
     * @param most bytes that are taken
     * @param tooLarge what is said of more
     * @return the body of a 200; else fails, with {@link ProviderAway} or {@link Failure} where the provider said so
     */
    Uni<byte[]> send(Request request, long most, LongFunction<Failure> tooLarge) {
        return endpoint.post(request.url(), request.headers().get(HttpHeaders.AUTHORIZATION),
                request.headers().get(Requests.GOOGLE_KEY), request.body())
                .chain(answer -> read(answer, most, tooLarge));
    }

    private Uni<byte[]> read(RestResponse<InputStream> answer, long most, LongFunction<Failure> tooLarge) {
        var content = (AnswerStream) answer.getEntity();
        if (answer.getStatus() != 200) {
            // Not told of, for it may quote a key or a text; but to end a connection whose answer has come would break the
            // request that has it next.
            return read(content, MOST_OF_REFUSAL).chain(ignored -> Uni.createFrom()
                    .failure(refusal(answer.getStatus(), answer.getHeaderString(HttpHeaders.RETRY_AFTER))));
        }
        return read(content, Math.toIntExact(most + 1))
                .onItem().ifNull().failWith(() -> new IOException("The answer broke off"))
                .onItem().transformToUni(body -> body.length <= most ? Uni.createFrom().item(body)
                        : Uni.createFrom().failure(tooLarge.apply(most)));
    }

    private Uni<byte[]> read(AnswerStream content, int most) {
        return vertx.executeBlocking(() -> content.upTo(most), false).onTermination().invoke(content::abort);
    }

    private RuntimeException refusal(int status, String retryAfter) {
        if (status == 408 || status == 429 || status >= 500) {
            return new ProviderAway("answered %d".formatted(status), RetryAfter.parse(retryAfter, Instant.now())
                    .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        }
        return EmbeddingError.EMBEDDINGS_REFUSED.because(
                "The embeddings provider %s answered %d; look at the settings of its key, model and address", provider,
                status);
    }
}
