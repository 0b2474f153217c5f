package dev.tino.finance.classification;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.finance.embeddings")
interface EmbeddingPatience {

    /** How long one request waits for vectors; then it is answered without the models that need them. */
    @WithDefault("2S")
    @DurationMin(millis = 1)
    Duration patience();

    /** How long one try of a job waits for a provider that is away, at each lot of its lines. */
    @WithDefault("30S")
    @DurationMin(millis = 0)
    Duration jobPatience();
}
