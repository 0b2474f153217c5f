package dev.tino.core.database;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** libpq's {@code sslmode}, in the words of the reactive client. The JDBC driver knows libpq's own. */
enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    static Optional<SslMode> of(String parameter) {
        for (SslMode mode : values()) {
            if (mode.parameter().equals(parameter)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Settings under {@code quarkus.datasource.reactive.}; without a file, the JVM's own authorities are trusted. */
    void addTo(Map<String, String> settings, String prefix, String rootCertificate) {
        settings.put(prefix + "postgresql.ssl-mode", parameter());
        if (this != VERIFY_CA && this != VERIFY_FULL) {
            // As with libpq, these encrypt and do not ask who answers.
            settings.put(prefix + "trust-all", "true");
            return;
        }
        if (this == VERIFY_FULL) {
            settings.put(prefix + "hostname-verification-algorithm", "HTTPS");
        }
        if (rootCertificate == null) {
            settings.put(prefix + "trust-certificate-jks", "true");
            settings.put(prefix + "trust-certificate-jks.path", System.getProperty("java.home") + "/lib/security/cacerts");
            settings.put(prefix + "trust-certificate-jks.password", "changeit");
            return;
        }
        settings.put(prefix + "trust-certificate-pem", "true");
        // A list, of this one file.
        settings.put(prefix + "trust-certificate-pem.certs", rootCertificate.replace("\\", "\\\\").replace(",", "\\,"));
    }
}
