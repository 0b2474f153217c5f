package dev.tino.models.embedding;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;

import dev.tino.core.error.Failure;
import dev.tino.models.embedding.Requests.Request;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * A request under way, whose answer is read only as far as it may go: the REST client would hold it whole, however large,
 * before it lets one look. Whatever ends the call before its answer has ended, ends the connection.
 */
final class HttpCall {

    private final LongFunction<Failure> tooLarge;
    private final String provider;
    private final long most;
    private final UniEmitter<? super Buffer> emitter;
    private final Buffer body = Buffer.buffer();
    private final AtomicReference<HttpClientRequest> open = new AtomicReference<>();
    private volatile boolean over;

    private HttpCall(UniEmitter<? super Buffer> emitter, String provider, long most, LongFunction<Failure> tooLarge) {
        this.emitter = emitter;
        this.provider = provider;
        this.most = most;
        this.tooLarge = tooLarge;
        emitter.onTermination(this::end);
    }

    /**
     * @param most bytes that are taken
     * @param tooLarge what is said of more
     * @return the body of a 200; else fails, with {@link ProviderAway} or {@link Failure} where the provider said so
     */
    static Uni<Buffer> send(HttpClient client, Request request, String provider, long most, LongFunction<Failure> tooLarge) {
        return Uni.createFrom().emitter(emitter -> new HttpCall(emitter, provider, most, tooLarge).start(client, request));
    }

    private void start(HttpClient client, Request request) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(request.url())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json").putHeader(HttpHeaders.ACCEPT, "application/json");
        request.headers().forEach(options::putHeader);
        client.request(options).onFailure(emitter::fail).onSuccess(connected -> {
            open.set(connected);
            if (over) {
                end();
                return;
            }
            connected.send(request.body()).onFailure(emitter::fail).onSuccess(this::read);
        });
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(emitter::fail);
        if (response.statusCode() != 200) {
            // Its content may quote a key or a text.
            emitter.fail(refusal(response.statusCode(), response.getHeader(HttpHeaders.RETRY_AFTER)));
            return;
        }
        response.handler(this::append);
        response.endHandler(ended -> {
            open.set(null);
            emitter.complete(body);
        });
    }

    private void append(Buffer piece) {
        if (body.length() + piece.length() > most) {
            emitter.fail(tooLarge.apply(most));
        } else {
            body.appendBuffer(piece);
        }
    }

    private void end() {
        over = true;
        HttpClientRequest unfinished = open.getAndSet(null);
        if (unfinished != null) {
            unfinished.reset();
        }
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
