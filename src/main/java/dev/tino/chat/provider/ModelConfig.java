package dev.tino.chat.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Counts where {@code tino.chat.provider} names a model or a workflow outside. */
@ConfigMapping(prefix = "tino.chat.model")
public interface ModelConfig {

    /** Where the model is; of a webhook the whole address. */
    Optional<URI> url();

    /** As the provider calls it. */
    Optional<String> model();

    /** For the address set here; at the usual one the provider's own, older setting stands for it. */
    Optional<String> apiKey();

    /** How long a model may take until its answer begins; it may have to be loaded first. */
    @WithDefault("2M")
    @DurationMin(millis = 1)
    Duration firstToken();

    /** How long a model may fall silent amid its answer. */
    @WithDefault("30S")
    @DurationMin(millis = 1)
    Duration betweenTokens();

    /** How long one answer of a model may take in all. */
    @WithDefault("5M")
    @DurationMin(millis = 1)
    Duration longest();

    /** Answers at a time from this node. */
    @WithDefault("4")
    @Min(1)
    @Max(1_000)
    int concurrency();

    /** Answers that may wait for their turn; what comes on top fails at once. */
    @WithDefault("32")
    @Min(0)
    @Max(100_000)
    int waiting();

    /** How long one may wait for its turn. */
    @WithDefault("1M")
    @DurationMin(millis = 1)
    Duration longestWait();

    /** Of what was said in the talk, so much is told again, at some four characters a token. */
    @WithDefault("6000")
    @Min(16)
    @Max(10_000_000)
    int historyTokens();

    /** Who the model is to be, in place of Tino's own words; what it must know of data is added. */
    Optional<String> systemPrompt();

    /** Most bytes of one answer's text. */
    @WithDefault("262144")
    @Min(1)
    @Max(16_777_216)
    int answerBytes();

    /** What stands for a provider's settings that are not set, such as the names that older systems give them. */
    Map<String, Fallback> fallback();

    interface Fallback {

        Optional<URI> url();

        Optional<String> model();

        Optional<String> apiKey();
    }
}
