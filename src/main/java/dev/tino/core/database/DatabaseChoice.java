package dev.tino.core.database;

import java.nio.file.Path;

import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;

/**
 * Which database this Tino uses; code that runs later finds the same in {@code tino.database.embedded}.
 *
 * @param embedded Tino brought its own, so whatever else it needs it must make by itself as well
 * @param dataFolder {@code tino.data.directory}; there already when embedded
 */
public record DatabaseChoice(boolean embedded, Path dataFolder) {

    // JVM-wide, and a setting: the config source and whoever else asks reads it back.
    private static final String EMBEDDED = "tino.database.embedded";

    /**
     * Starts the embedded database unless the settings name another. Call it before Quarkus starts.
     *
     * @throws StartupRefused when there is no database to be had
     */
    public static DatabaseChoice make() {
        // Quarkus has no configuration yet: the same sources in the same order, for this one look.
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Path dataFolder = Path.of(config.getValue("tino.data.directory", String.class));
        boolean embedded = EmbeddedDatabase.running().isPresent() || !namesDatabase(config);
        if (embedded) {
            EmbeddedDatabase.startOnce(dataFolder);
        }
        System.setProperty(EMBEDDED, Boolean.toString(embedded));
        return new DatabaseChoice(embedded, dataFolder);
    }

    static boolean isMade() {
        return System.getProperty(EMBEDDED) != null;
    }

    private static boolean namesDatabase(SmallRyeConfig config) {
        boolean derived = !DatabaseSettings.derive(config::getConfigValue, config.getConfigSources()).isEmpty();
        return derived || DatabaseSettings.isGiven(config.getConfigValue(DatabaseSettings.REACTIVE_URL));
    }
}
