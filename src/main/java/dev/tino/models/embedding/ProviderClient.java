package dev.tino.models.embedding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import dev.tino.models.embedding.EmbeddingApi.GeminiContent;
import dev.tino.models.embedding.EmbeddingApi.GeminiPart;
import dev.tino.models.embedding.EmbeddingApi.GeminiRequest;
import dev.tino.models.embedding.EmbeddingApi.GeminiText;
import dev.tino.models.embedding.EmbeddingApi.HttpRequest;
import dev.tino.models.embedding.EmbeddingApi.HttpText;
import dev.tino.models.embedding.EmbeddingApi.OpenAiRequest;
import dev.tino.models.embedding.EmbeddingConfig.Provider;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;

/** One call of a provider. */
final class ProviderClient {

    private static final Logger LOG = Logger.getLogger(ProviderClient.class);
    /** What classes of transactions are told apart by; it is part of what the vectors are. */
    private static final String TASK = "CLASSIFICATION";
    /** Twice what the most long-winded JSON takes for a number, and some for what stands around them. */
    private static final int BYTES_A_NUMBER = 64;
    private static final int BYTES_AROUND = 64 * 1024;
    /** A provider that gives more than it should is told so; it must be read for that. */
    private static final int LEAST_DIMENSIONS_READ = 1024;

    private final Provider provider;
    private final EmbeddingSettings settings;
    private final Duration timeout;
    private final Vertx vertx;
    private final EmbeddingApi api;
    private final Answers answers;

    ProviderClient(EmbeddingConfig config, EmbeddingSettings settings, Vertx vertx) {
        this.provider = config.provider();
        this.settings = settings;
        this.timeout = config.timeout();
        this.vertx = vertx;
        this.answers = new Answers(settings.source());
        this.api = QuarkusRestClientBuilder.newBuilder().baseUri(settings.url()).followRedirects(false)
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .register(new Refusals(settings.source().provider())).build(EmbeddingApi.class);
    }

    /**
     * A vector for each text, in their order.
     *
     * @return fails with {@link ProviderAway} where another try may help, else with a {@link Failure}
     */
    Uni<List<float[]>> call(List<String> texts) {
        return request(texts).collect().in(Buffer::buffer, (all, piece) -> append(all, piece, texts.size()))
                // The REST client looks after a silence by itself, and without noise in the log.
                .ifNoItem().after(timeout.multipliedBy(2)).failWith(TimeoutException::new)
                .onFailure().transform(this::reason)
                // Megabytes of JSON are no work for an event loop.
                .chain(body -> vertx.executeBlocking(() -> read(body.getBytes(), texts.size()), false));
    }

    private Multi<byte[]> request(List<String> texts) {
        String key = settings.apiKey().orElse(null);
        String bearer = settings.apiKey().map("Bearer "::concat).orElse(null);
        return switch (provider) {
            case GEMINI -> api.gemini(key, settings.model(), new GeminiRequest(texts.stream().map(this::geminiText).toList()));
            case OPENAI -> api.openai(bearer,
                    new OpenAiRequest(settings.model(), texts, settings.length().orElse(null), "float"));
            case HTTP -> api.http(bearer, new HttpRequest(texts.stream().map(HttpText::new).toList()));
            case NONE -> throw new IllegalStateException("none is never called");
        };
    }

    private GeminiText geminiText(String text) {
        return new GeminiText("models/" + settings.model(), new GeminiContent(List.of(new GeminiPart(text))), TASK,
                settings.source().dimensions());
    }

    private void append(Buffer all, byte[] piece, int texts) {
        long most = (long) texts * BYTES_A_NUMBER * Math.max(LEAST_DIMENSIONS_READ, settings.source().dimensions())
                + BYTES_AROUND;
        if (all.length() + piece.length > most) {
            throw answers.invalid("more than %d bytes for %d texts".formatted(most, texts));
        }
        all.appendBytes(piece);
    }

    private List<float[]> read(byte[] body, int texts) {
        return switch (provider) {
            case GEMINI -> answers.gemini(body, texts);
            case OPENAI -> answers.openai(body, texts);
            case HTTP -> answers.http(body, texts);
            case NONE -> throw new IllegalStateException("none is never called");
        };
    }

    /** The REST client wraps what its filters throw; what is none of ours is the network's. */
    private Throwable reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderAway || cause instanceof Failure) {
                return cause;
            }
            if (cause instanceof TimeoutException) {
                return new ProviderAway("did not answer within " + timeout);
            }
        }
        LOG.debug("Call of an embeddings provider", failure);
        return new ProviderAway("cannot be reached or broke off");
    }
}
