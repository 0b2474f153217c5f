package dev.tino.core.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;

/** Tells Quarkus about the database: the embedded one once it runs, else what follows from {@code DATABASE_URL}. */
public final class DatabaseConfigSources implements ConfigSourceFactory {

    // Below everything: each setting of Quarkus' own wins over what is derived.
    private static final int DERIVED_ORDINAL = 50;
    // Above everything: no stray user name from elsewhere fits the embedded server.
    private static final int EMBEDDED_ORDINAL = 500;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return EmbeddedDatabase.running().map(running -> source("embedded database", EMBEDDED_ORDINAL, running.settings()))
                .or(() -> derived(context)).map(List::of).orElse(List.of());
    }

    private static Optional<ConfigSource> derived(ConfigSourceContext context) {
        // Not in the build, which would write what it finds here, a password too, into the application.
        if (!DatabaseChoice.isMade()) {
            return Optional.empty();
        }
        Map<String, String> settings = DatabaseSettings.derive(context::getValue, context.getConfigSources());
        return Optional.of(source("derived database settings", DERIVED_ORDINAL, settings));
    }

    private static ConfigSource source(String name, int ordinal, Map<String, String> settings) {
        Map<String, String> literal = new HashMap<>(settings);
        // No expression begins in a password.
        literal.replaceAll((setting, value) -> value.replace("$", "\\$"));
        return new PropertiesConfigSource(literal, name, ordinal);
    }
}
