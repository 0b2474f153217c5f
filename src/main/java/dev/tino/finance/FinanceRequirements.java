package dev.tino.finance;

import dev.tino.core.error.StartupRefused;
import dev.tino.models.embedding.EmbeddingConfig;
import dev.tino.models.embedding.EmbeddingConfig.Provider;
import io.quarkus.runtime.configuration.ConfigUtils;

/** What settings of finance need of others, looked at before anything else starts. */
public final class FinanceRequirements {

    private static final String EMBEDDINGS = "tino.finance.model.embeddings";

    private FinanceRequirements() {
    }

    /**
     * Looks at the settings of this process. Call it before Quarkus starts.
     *
     * @throws StartupRefused naming the setting that another one makes necessary
     */
    public static void check() {
        var config = ConfigUtils.configBuilder().withMapping(EmbeddingConfig.class).build();
        boolean wanted = config.getOptionalValue(EMBEDDINGS, Boolean.class).orElse(false);
        if (wanted && config.getConfigMapping(EmbeddingConfig.class).provider() == Provider.NONE) {
            throw new StartupRefused("""
                    These settings must be mended first:
                      - tino.embeddings.provider is none: %s=true needs one.""".formatted(EMBEDDINGS));
        }
    }
}
