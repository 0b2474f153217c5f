package dev.tino.models.embedding;

import java.time.Instant;

import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientResponseFilter;

import dev.tino.core.error.Failure;
import io.vertx.core.http.HttpClientResponse;

/**
 * Turns an answer that is no 200 into what is to be done about it. Nothing of its content is read, for it may quote a key
 * or a text; so its connection is of no further use.
 */
final class Refusals implements ResteasyReactiveClientResponseFilter {

    private final String provider;

    Refusals(String provider) {
        this.provider = provider;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == 200) {
            // Whatever it calls itself: it is read as bytes.
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
            return;
        }
        leave(((ClientRequestContextImpl) request).getRestClientRequestContext().getVertxClientResponse());
        throw refusal(response.getStatus(), response.getHeaderString(HttpHeaders.RETRY_AFTER));
    }

    private static void leave(HttpClientResponse response) {
        if (response != null) {
            response.exceptionHandler(closed -> {
            });
            response.request().connection().close();
        }
    }

    private RuntimeException refusal(int status, String retryAfter) {
        if (status == 408 || status == 429 || status >= 500) {
            return new ProviderAway("answered %d".formatted(status), RetryAfter.parse(retryAfter, Instant.now()));
        }
        return refused(provider, status);
    }

    static Failure refused(String provider, int status) {
        return EmbeddingError.EMBEDDINGS_REFUSED.because(
                "The embeddings provider %s answered %d; look at the settings of its key, model and address", provider,
                status);
    }
}
