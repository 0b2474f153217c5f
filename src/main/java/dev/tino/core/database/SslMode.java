package dev.tino.core.database;

import java.util.Locale;
import java.util.Map;

/** libpq's {@code sslmode}, in the words of the reactive client. The JDBC driver knows libpq's own. */
enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** The {@code sslrootcert} that stands for whatever authorities the machine trusts. */
    static final String SYSTEM = "system";

    /**
     * What the two parameters mean together, which is not always what {@code sslmode} says.
     *
     * @param parameter null when not given
     * @param rootCertificate empty when not given
     * @return null when neither asks for anything
     * @throws IllegalArgumentException with a reason that repeats nothing of the text
     * @see <a href="https://www.postgresql.org/docs/17/libpq-connect.html#LIBPQ-CONNECT-SSLROOTCERT">sslrootcert</a>
     * @see <a href="https://www.postgresql.org/docs/17/libpq-ssl.html">require with a root certificate</a>
     */
    static SslMode asked(String parameter, String rootCertificate) {
        SslMode mode = parameter == null ? null : of(parameter);
        if (rootCertificate.equals(SYSTEM)) {
            // Anybody gets a certificate of a public authority, for a host of his own.
            if (mode != null && mode != VERIFY_FULL) {
                throw new IllegalArgumentException("its sslrootcert=system goes with sslmode=verify-full only");
            }
            return VERIFY_FULL;
        }
        return mode == REQUIRE && !rootCertificate.isEmpty() ? VERIFY_CA : mode;
    }

    private static SslMode of(String parameter) {
        for (SslMode mode : values()) {
            if (mode.parameter().equals(parameter)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "its sslmode is none of disable, allow, prefer, require, verify-ca, verify-full");
    }

    /** Whether it asks who answers. */
    boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Settings under {@code quarkus.datasource.reactive.}; without a file, the JVM's own authorities are trusted. */
    void addTo(Map<String, String> settings, String prefix, String rootCertificate) {
        settings.put(prefix + "postgresql.ssl-mode", parameter());
        if (!verifies()) {
            // As with libpq, these encrypt and do not ask who answers.
            settings.put(prefix + "trust-all", "true");
            return;
        }
        if (this == VERIFY_FULL) {
            settings.put(prefix + "hostname-verification-algorithm", "HTTPS");
        }
        if (rootCertificate == null) {
            addJvmAuthorities(settings, prefix + "trust-certificate-jks");
            return;
        }
        settings.put(prefix + "trust-certificate-pem", "true");
        // A list, of this one file.
        settings.put(prefix + "trust-certificate-pem.certs", rootCertificate.replace("\\", "\\\\").replace(",", "\\,"));
    }

    /**
     * The authorities that the JDBC driver takes by itself.
     *
     * @see <a href=
     *      "https://docs.oracle.com/en/java/javase/17/security/java-secure-socket-extension-jsse-reference-guide.html">Customizing
     *      the default trust store</a>
     */
    private static void addJvmAuthorities(Map<String, String> settings, String setting) {
        String path = System.getProperty("javax.net.ssl.trustStore");
        String password = System.getProperty("javax.net.ssl.trustStorePassword");
        String type = System.getProperty("javax.net.ssl.trustStoreType", "JKS");
        // The JDK's reader of the one reads the other as well.
        if ("NONE".equals(path) || !type.equalsIgnoreCase("JKS") && !type.equalsIgnoreCase("PKCS12")) {
            throw new IllegalArgumentException(
                    "this JVM's trust store is no file of type JKS or PKCS12; name the authorities in sslrootcert");
        }
        if (path == null) {
            String home = System.getProperty("java.home");
            if (home == null) {
                throw new IllegalArgumentException("native code has no JVM's trust store; name the authorities in sslrootcert");
            }
            path = home + "/lib/security/cacerts";
            password = password == null ? "changeit" : password;
        }
        settings.put(setting, "true");
        settings.put(setting + ".path", path);
        if (password != null) {
            settings.put(setting + ".password", password);
        }
    }
}
