package dev.tino.chat.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as they come from the application's properties and what a test sets over them. */
final class TestModelConfig {

    private TestModelConfig() {
    }

    static ModelConfig of(Map<String, String> settings) {
        try {
            var application = TestModelConfig.class.getClassLoader().getResource("application.properties");
            return new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(application, 100),
                            new PropertiesConfigSource(settings, "test", 400))
                    .withMapping(ModelConfig.class).build().getConfigMapping(ModelConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
