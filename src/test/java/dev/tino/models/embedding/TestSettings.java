package dev.tino.models.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as they come from the application's properties and what a test sets over them. */
final class TestSettings {

    static final String KEY = "key-that-nobody-may-see-4711";

    private TestSettings() {
    }

    static EmbeddingConfig of(Map<String, String> settings) {
        try {
            var application = TestSettings.class.getClassLoader().getResource("application.properties");
            return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(application, 100),
                            new PropertiesConfigSource(settings, "test", 400))
                    .withMapping(EmbeddingConfig.class).build().getConfigMapping(EmbeddingConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a provider with vectors of 8 numbers. */
    static EmbeddingConfig of(String provider, String url, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("tino.embeddings.provider", provider, "tino.embeddings.url", url,
                "tino.embeddings.model", "m", "tino.embeddings.api-key", KEY, "tino.embeddings.dimensions", "8"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put("tino.embeddings." + more[i], more[i + 1]);
        }
        return of(settings);
    }
}
