package dev.tino.models.embedding;

import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.configuration.ConfigUtils;

/** What a provider needs, looked at before anything else starts. */
public final class EmbeddingRequirements {

    private EmbeddingRequirements() {
    }

    /**
     * Looks at the settings of this process. Call it before Quarkus starts.
     *
     * @throws StartupRefused naming the setting that a provider lacks
     */
    public static void check() {
        // Quarkus has no configuration yet: the same sources in the same order, for this one look.
        var config = ConfigUtils.configBuilder().withMapping(EmbeddingConfig.class).build();
        EmbeddingSettings.of(config.getConfigMapping(EmbeddingConfig.class));
    }
}
