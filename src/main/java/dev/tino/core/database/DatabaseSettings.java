package dev.tino.core.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.tino.core.error.StartupRefused;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.DefaultValuesConfigSource;

/** What follows from the settings that were given: the rest of what Quarkus wants to know about its datasource. */
final class DatabaseSettings {

    static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String DATABASE_URL = "DATABASE_URL";

    private static final List<String> REACTIVE_TLS = List.of("postgresql.ssl-mode", "trust-all", "trust-certificate-pem",
            "trust-certificate-pem.certs", "trust-certificate-jks", "trust-certificate-jks.path", "trust-certificate-pfx",
            "trust-certificate-pfx.path", "key-certificate-pem", "key-certificate-jks", "key-certificate-pfx",
            "hostname-verification-algorithm");

    private DatabaseSettings() {
    }

    /**
     * Quarkus' own URLs come first: with one of them the other follows from it, and {@code DATABASE_URL} counts no more.
     *
     * @param configured a setting, null or without a value when there is none
     * @param sources in their order; {@code DATABASE_URL} is taken as it stands there, for a password may hold a dollar
     * @return empty when no database was named
     * @throws StartupRefused when what was given cannot be used
     */
    static Map<String, String> derive(Function<String, ConfigValue> configured, Iterable<ConfigSource> sources) {
        Function<String, String> given = configured.andThen(DatabaseSettings::given);
        String reactive = given.apply(REACTIVE_URL);
        String jdbc = given.apply(JDBC_URL);
        if (reactive != null && jdbc != null) {
            return Map.of();
        }
        if (reactive != null) {
            return use(REACTIVE_URL, given, () -> jdbcBeside(DatabaseUrl.parse(reactive.replaceFirst("^vertx-reactive:", ""))));
        }
        if (jdbc != null) {
            return use(JDBC_URL, given, () -> reactiveBeside(DatabaseUrl.parse(jdbc.replaceFirst("^jdbc:", ""))));
        }
        for (ConfigSource source : sources) {
            String url = source.getValue(DATABASE_URL);
            if (url != null && !url.isBlank()) {
                return use(DATABASE_URL, given, () -> DatabaseUrl.parse(url).settings());
            }
        }
        return Map.of();
    }

    static boolean isGiven(ConfigValue setting) {
        return given(setting) != null;
    }

    /** What somebody chose; Quarkus' own default is nobody's choice. */
    private static String given(ConfigValue setting) {
        if (setting == null || setting.getValue() == null || setting.getValue().isBlank()
                || setting.getConfigSourceOrdinal() == DefaultValuesConfigSource.ORDINAL) {
            return null;
        }
        return setting.getValue();
    }

    private static Map<String, String> jdbcBeside(DatabaseUrl reactive) {
        requireNoVerification(reactive);
        Map<String, String> settings = new LinkedHashMap<>(reactive.login());
        settings.put(JDBC_URL, reactive.jdbcUrl(reactive.sslMode()));
        return settings;
    }

    private static Map<String, String> reactiveBeside(DatabaseUrl jdbc) {
        requireNoVerification(jdbc);
        Map<String, String> settings = new LinkedHashMap<>(jdbc.login());
        settings.put(REACTIVE_URL, jdbc.reactiveUrl(jdbc.sslMode()));
        return settings;
    }

    /** One client's trust says nothing about the other's: what they trust stands outside their URLs. */
    private static void requireNoVerification(DatabaseUrl url) {
        if (url.rootCertificate() != null || url.sslMode() != null && url.sslMode().verifies()) {
            throw new IllegalArgumentException("it asks who answers");
        }
    }

    private static Map<String, String> use(String setting, Function<String, String> given,
            Supplier<Map<String, String>> settings) {
        String bothUrls = "give both " + REACTIVE_URL + " and " + JDBC_URL;
        for (String tls : REACTIVE_TLS) {
            if (given.apply("quarkus.datasource.reactive." + tls) != null) {
                throw new StartupRefused(("quarkus.datasource.reactive.%s cannot be used with %s alone: "
                        + "TLS of the JDBC driver does not follow from it (%s).").formatted(tls, setting, bothUrls));
            }
        }
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            String remedy = setting.equals(DATABASE_URL)
                    ? "expected postgresql://user:password@host:port/database?sslmode=require"
                    : "the other URL does not follow from it; " + bothUrls;
            throw new StartupRefused("%s cannot be used: %s (%s).".formatted(setting, e.getMessage(), remedy));
        }
    }
}
