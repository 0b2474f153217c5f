package dev.tino.finance.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.finance.model")
interface OwnModelConfig {

    /** Whether users' own models see descriptions as vectors of the provider that tino.embeddings names. */
    @WithDefault("false")
    boolean embeddings();
}
