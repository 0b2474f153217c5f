package dev.tino.models.embedding;

import java.time.Duration;
import java.util.List;

import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import dev.tino.models.embedding.EmbeddingConfig.Provider;
import dev.tino.models.embedding.Requests.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.mutiny.core.Vertx;

/** One call of a provider. */
final class ProviderClient {

    private static final Logger LOG = Logger.getLogger(ProviderClient.class);
    /** Twice what the most long-winded JSON takes for a number, and some for what stands around them. */
    private static final long BYTES_A_NUMBER = 64;
    private static final long BYTES_AROUND = 64 * 1024;
    /** A provider that gives more than it should is told so; it must be read for that. */
    private static final int LEAST_DIMENSIONS_READ = 1024;

    private final Provider provider;
    private final EmbeddingSource source;
    private final Duration timeout;
    private final Vertx vertx;
    private final HttpClient http;
    private final Requests requests;
    private final Answers answers;

    ProviderClient(EmbeddingConfig config, EmbeddingSettings settings, Vertx vertx) {
        this.provider = config.provider();
        this.source = settings.source();
        this.timeout = config.timeout();
        this.vertx = vertx;
        this.http = vertx.getDelegate().createHttpClient(new HttpClientOptions().setMaxPoolSize(config.concurrency())
                .setConnectTimeout(Math.toIntExact(timeout.toMillis())).setKeepAliveTimeout(30));
        this.requests = new Requests(settings);
        this.answers = new Answers(source);
    }

    /**
     * A vector for each text, in their order.
     *
     * @return fails with {@link ProviderAway} where another try may help, else with a {@link Failure}
     */
    Uni<List<float[]>> call(List<String> texts) {
        long most = texts.size() * BYTES_A_NUMBER * Math.max(LEAST_DIMENSIONS_READ, source.dimensions()) + BYTES_AROUND;
        return HttpCall.send(http, request(texts), source.provider(), most,
                bytes -> answers.invalid("more than %d bytes for %d texts".formatted(bytes, texts.size())))
                .ifNoItem().after(timeout).failWith(() -> new ProviderAway("did not answer within " + timeout))
                .onFailure().transform(ProviderClient::reason)
                // Megabytes of JSON are no work for an event loop.
                .chain(body -> vertx.executeBlocking(() -> read(body.getBytes(), texts.size()), false));
    }

    private Request request(List<String> texts) {
        return switch (provider) {
            case GEMINI -> requests.gemini(texts);
            case OPENAI -> requests.openai(texts);
            case HTTP -> requests.http(texts);
            case NONE -> throw new IllegalStateException("none is never called");
        };
    }

    private List<float[]> read(byte[] body, int texts) {
        return switch (provider) {
            case GEMINI -> answers.gemini(body, texts);
            case OPENAI -> answers.openai(body, texts);
            case HTTP -> answers.http(body, texts);
            case NONE -> throw new IllegalStateException("none is never called");
        };
    }

    /** What is none of ours is the network's. */
    private static Throwable reason(Throwable failure) {
        if (failure instanceof ProviderAway || failure instanceof Failure) {
            return failure;
        }
        LOG.debugf("Call of an embeddings provider: %s", failure);
        return new ProviderAway("cannot be reached or broke off");
    }
}
