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

import dev.tino.core.error.Failure;
import dev.tino.models.embedding.Requests.Request;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** A request of a provider, whose answer is read only as far as it may go. */
final class HttpCall {

    private final EmbeddingEndpoint endpoint;
    private final String provider;
    private final Vertx vertx;

    HttpCall(EmbeddingSettings settings, Duration timeout, int concurrency, Vertx vertx) {
        this.endpoint = QuarkusRestClientBuilder.newBuilder().baseUri(settings.url())
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                // A net for what the caller's time-out, which ends the call, may leave behind.
                .readTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false).disableDefaultMapper(true)
                .httpClientOptionsCustomizer(options -> options.setMaxPoolSize(concurrency).setKeepAliveTimeout(30))
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
            // Its content may quote a key or a text.
            content.abort();
            return Uni.createFrom().failure(refusal(answer.getStatus(), answer.getHeaderString(HttpHeaders.RETRY_AFTER)));
        }
        return vertx.executeBlocking(() -> content.upTo(Math.toIntExact(most + 1)), false).onTermination()
                .invoke(content::abort)
                .onItem().ifNull().failWith(() -> new IOException("The answer broke off"))
                .onItem().transformToUni(body -> body.length <= most ? Uni.createFrom().item(body)
                        : Uni.createFrom().failure(tooLarge.apply(most)));
    }

    private RuntimeException refusal(int status, String retryAfter) {
        if (status == 408 || status == 429 || status >= 500) {
            return new ProviderAway("answered %d".formatted(status), RetryAfter.parse(retryAfter, Instant.now()));
        }
        return EmbeddingError.EMBEDDINGS_REFUSED.because(
                "The embeddings provider %s answered %d; look at the settings of its key, model and address", provider,
                status);
    }
}
