package dev.tino.core.database;

import java.util.Map;
import java.util.function.UnaryOperator;

import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.tino.core.error.StartupRefused;

/** What follows from the settings that were given: the rest of what Quarkus wants to know about its datasource. */
final class DatabaseSettings {

    static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String DATABASE_URL = "DATABASE_URL";

    private DatabaseSettings() {
    }

    /**
     * Quarkus' own URLs come first: with one of them the other follows from it, and {@code DATABASE_URL} counts no more.
     *
     * @param configured the value of a setting, null when there is none
     * @param sources in their order; {@code DATABASE_URL} is taken as it stands there, for a password may hold a dollar
     * @return empty when no database was named
     * @throws StartupRefused when what was given cannot be used
     */
    static Map<String, String> derive(UnaryOperator<String> configured, Iterable<ConfigSource> sources) {
        String reactive = configured.apply(REACTIVE_URL);
        String jdbc = configured.apply(JDBC_URL);
        if (isGiven(reactive) && isGiven(jdbc)) {
            return Map.of();
        }
        if (isGiven(reactive)) {
            return parse(REACTIVE_URL, reactive.replaceFirst("^vertx-reactive:", "")).settings();
        }
        if (isGiven(jdbc)) {
            return parse(JDBC_URL, jdbc.replaceFirst("^jdbc:", "")).settings();
        }
        for (ConfigSource source : sources) {
            String url = source.getValue(DATABASE_URL);
            if (isGiven(url)) {
                return parse(DATABASE_URL, url).settings();
            }
        }
        return Map.of();
    }

    private static DatabaseUrl parse(String setting, String value) {
        try {
            return DatabaseUrl.parse(value);
        } catch (IllegalArgumentException e) {
            String remedy = setting.equals(DATABASE_URL)
                    ? "expected postgresql://user:password@host:port/database?sslmode=require"
                    : "the other URL does not follow from it; give both " + REACTIVE_URL + " and " + JDBC_URL;
            throw new StartupRefused("%s cannot be used: %s (%s).".formatted(setting, e.getMessage(), remedy));
        }
    }

    static boolean isGiven(String value) {
        return value != null && !value.isBlank();
    }
}
