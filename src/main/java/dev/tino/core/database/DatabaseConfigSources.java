package dev.tino.core.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.tino.core.error.StartupRefused;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;

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
        try {
            Map<String, String> settings = DatabaseSettings.derive(name -> valueOf(context.getValue(name)),
                    context.getConfigSources());
            return Optional.of(source("derived database settings", DERIVED_ORDINAL, settings));
        } catch (StartupRefused refused) {
            // The build asks too, and needs no database; main refuses.
            return Optional.empty();
        }
    }

    private static String valueOf(ConfigValue value) {
        return value == null ? null : value.getValue();
    }

    private static ConfigSource source(String name, int ordinal, Map<String, String> settings) {
        return new HiddenSource(name, ordinal, settings);
    }

    /** Answers without listing: the build would write what is listed, the password too, into the application. */
    private record HiddenSource(String name, int ordinal, Map<String, String> settings) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public String getValue(String property) {
            String value = settings.get(property);
            // No expression begins in a password.
            return value == null ? null : value.replace("$", "\\$");
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getOrdinal() {
            return ordinal;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
