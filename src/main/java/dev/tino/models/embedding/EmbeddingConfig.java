package dev.tino.models.embedding;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.embeddings")
public interface EmbeddingConfig {

    /** Who makes vectors of texts: none, gemini, openai (any server of /v1/embeddings) or http. */
    @WithDefault("none")
    Provider provider();

    /** Where the provider is. */
    Optional<URI> url();

    /** As the provider calls it; one that serves a single model may have it left out. */
    Optional<String> model();

    /** For the address set here; at the usual one the provider's own, older setting stands for it. */
    Optional<String> apiKey();

    /** Length of every vector. */
    @WithDefault("768")
    @Min(1)
    @Max(8192)
    int dimensions();

    /** Whether an openai server is asked to shorten its vectors to that length; models that cannot refuse it. */
    @WithDefault("false")
    boolean shorten();

    /** How long one call may take. */
    @WithDefault("10S")
    @DurationMin(millis = 1)
    Duration timeout();

    /** Calls at a time from this node. */
    @WithDefault("4")
    @Min(1)
    @Max(256)
    int concurrency();

    /** Calls that may wait for their turn; what comes on top is refused with 503. */
    @WithDefault("256")
    @Min(1)
    int queue();

    /** Most texts in one call; gemini takes no more than 100. */
    @WithDefault("100")
    @Min(1)
    @Max(2048)
    int textsPerCall();

    /** What stands for a provider's settings that are not set, such as the names that older systems give them. */
    Map<Provider, Fallback> fallback();

    interface Fallback {

        Optional<URI> url();

        Optional<String> model();

        Optional<String> apiKey();
    }

    /** Who makes vectors. */
    enum Provider {
        NONE,
        /** Google's Gemini API. */
        GEMINI,
        /** OpenAI, or another server that speaks like it: Ollama, vLLM, Text Embeddings Inference. */
        OPENAI,
        /** A service that takes descriptions at {@code /embedding}. */
        HTTP
    }
}
