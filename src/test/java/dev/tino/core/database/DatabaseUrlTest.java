package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

import io.vertx.pgclient.PgConnectOptions;

class DatabaseUrlTest {

    private static final String SPECIAL = "aZ0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ çãé€😀";

    @Test
    void oneLineTellsEverything() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://maria:s3cret@db.example.com:6432/books?sslmode=require");

        assertThat(url.settings()).containsAllEntriesOf(Map.of(
                "quarkus.datasource.reactive.url", "postgresql://db.example.com:6432/books",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.com:6432/books?sslmode=require",
                "quarkus.datasource.username", "maria",
                "quarkus.datasource.password", "s3cret",
                "quarkus.datasource.reactive.postgresql.ssl-mode", "require",
                "quarkus.datasource.reactive.trust-all", "true"));
    }

    @Test
    void withoutAPortItIsTheUsualOne() {
        assertThat(DatabaseUrl.parse("postgresql://u:p@localhost/tino").port()).isEqualTo(5432);
    }

    @Test
    void anIpv6AddressStandsInBrackets() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@[2001:db8::1]:5433/tino");

        assertThat(url.host()).isEqualTo("[2001:db8::1]");
        assertThat(PgConnectOptions.fromUri(url.settings().get("quarkus.datasource.reactive.url")).getHost())
                .isEqualTo("2001:db8::1");
    }

    @Test
    void userAndPasswordMayComeFromElsewhere() {
        Map<String, String> settings = DatabaseUrl.parse("postgresql://localhost/tino").settings();

        assertThat(settings).doesNotContainKeys("quarkus.datasource.username", "quarkus.datasource.password");
    }

    @ParameterizedTest
    @CsvSource({ "disable,disable", "allow,allow", "prefer,prefer", "require,verify-ca", "verify-ca,verify-ca",
            "verify-full,verify-full" })
    void withARootCertificateEvenRequireAsksWhoAnswers(String asked, String mode) {
        boolean verified = mode.startsWith("verify");

        Map<String, String> settings = DatabaseUrl
                .parse("postgresql://u:p@h/d?sslmode=" + asked + "&sslrootcert=%2Fetc%2Fca.pem").settings();

        assertThat(settings).containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", mode);
        assertThat(settings.containsKey("quarkus.datasource.reactive.trust-all")).isEqualTo(!verified);
        assertThat("/etc/ca.pem".equals(settings.get("quarkus.datasource.reactive.trust-certificate-pem.certs")))
                .isEqualTo(verified);
        assertThat("HTTPS".equals(settings.get("quarkus.datasource.reactive.hostname-verification-algorithm")))
                .isEqualTo(mode.equals("verify-full"));
        assertThat(settings).containsEntry("quarkus.datasource.jdbc.url",
                "jdbc:postgresql://h:5432/d?sslmode=" + mode + "&sslrootcert=%2Fetc%2Fca%2Epem");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sslmode=require", "sslmode=require&sslrootcert=" })
    void withoutARootCertificateRequireEncryptsAndAsksNobody(String parameters) {
        Map<String, String> settings = DatabaseUrl.parse("postgresql://u:p@h/d?" + parameters).settings();

        assertThat(settings).containsEntry("quarkus.datasource.reactive.trust-all", "true")
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://h:5432/d?sslmode=require");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sslrootcert=system", "sslrootcert=system&sslmode=verify-full" })
    void theSystemsAuthoritiesAskForTheHostToo(String parameters) {
        Map<String, String> settings = DatabaseUrl.parse("postgresql://u:p@h/d?" + parameters).settings();

        assertThat(settings).containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")
                .containsEntry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS")
                .containsEntry("quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://h:5432/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")
                .doesNotContainKey("quarkus.datasource.reactive.trust-all");
    }

    @ParameterizedTest
    @ValueSource(strings = { "disable", "allow", "prefer", "require", "verify-ca" })
    void theSystemsAuthoritiesWithAWeakerModeAreRefused(String mode) {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://u:p@h/d?sslrootcert=system&sslmode=" + mode))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("verify-full only");
    }

    @Test
    void withoutAFileTheJvmsAuthoritiesAreTrusted() {
        Map<String, String> settings = DatabaseUrl.parse("postgresql://u:p@h/d?sslmode=verify-full").settings();

        assertThat(settings.get("quarkus.datasource.reactive.trust-certificate-jks.path")).endsWith("cacerts");
        assertThat(settings.get("quarkus.datasource.jdbc.url")).contains("DefaultJavaSSLFactory");
    }

    @Test
    void theTrustStoreThatTheJvmWasGivenIsTheReactiveClientsToo() {
        Map<String, String> settings = withJvm(Map.of("javax.net.ssl.trustStore", "/etc/company.p12",
                "javax.net.ssl.trustStorePassword", "s3cret"),
                () -> DatabaseUrl.parse("postgresql://u:p@h/d?sslmode=verify-full").settings());

        assertThat(settings).containsEntry("quarkus.datasource.reactive.trust-certificate-jks.path", "/etc/company.p12")
                .containsEntry("quarkus.datasource.reactive.trust-certificate-jks.password", "s3cret");
    }

    @Test
    void aTrustStoreThatIsNoFileIsRefused() {
        assertThatThrownBy(() -> withJvm(Map.of("javax.net.ssl.trustStoreType", "Windows-ROOT"),
                () -> DatabaseUrl.parse("postgresql://u:p@h/d?sslmode=verify-ca").settings()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sslrootcert");
    }

    private static <T> T withJvm(Map<String, String> properties, Supplier<T> action) {
        Properties before = (Properties) System.getProperties().clone();
        try {
            properties.forEach(System::setProperty);
            return action.get();
        } finally {
            System.setProperties(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "mysql://u:hunter2@h/d", "postgres://u:hunter2@h", "postgres://u:hunter2@h/",
            "postgres://u:hunter2@/d", "postgres://u:hunter2@h:0/d", "postgres://u:hunter2@h:65536/d",
            "postgres://u:hunter2@h:x/d", "postgres://u:hunter2@h1,h2/d", "postgres://u:hunter2%zz@h/d",
            "postgres://u:hunter2%4", "postgres://u:1/hunter2@h/d", "postgres://u:1/x?hunter2@h/d",
            "postgres://u:hunter2@h/d?sslmode=maybe",
            "postgres://u:hunter2@h/d?sslmode=verify-full&sslmode=disable", "postgres://u:hunter2%FF@h/d",
            "postgres://u:hunter2%C3@h/d", "postgres://u:hunter2%00@h/d", "postgres://u:hunter2@h/d%00",
            "postgres://u:hunter2@h/d?hunter2=1", "hunter2" })
    void whatCannotBeUsedIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .message().doesNotContain("hunter2").isNotBlank();
    }

    @Test
    void itsTextHoldsNoPassword() {
        assertThat(DatabaseUrl.parse("postgres://u:hunter2@h/d")).hasToString("postgresql://h:5432/d");
    }

    @Test
    void anyUserPasswordAndDatabaseSurviveTheWayToBothClients() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String user = text(random);
            String password = text(random);
            String database = text(random);

            Map<String, String> settings = DatabaseUrl.parse("postgresql://%s:%s@localhost/%s"
                    .formatted(escape(user), escape(password), escape(database))).settings();

            assertThat(settings).as("seed %d", seed).containsEntry("quarkus.datasource.username", user)
                    .containsEntry("quarkus.datasource.password", password);
            assertThat(PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url")).getDatabase())
                    .as("seed %d", seed).isEqualTo(database);
            Properties jdbc = Driver.parseURL(settings.get("quarkus.datasource.jdbc.url"), null);
            assertThat(jdbc.getProperty("PGDBNAME")).as("seed %d", seed).isEqualTo(database);
        }
    }

    private static String text(Random random) {
        int[] characters = SPECIAL.codePoints().toArray();
        int[] text = random.ints(1 + random.nextInt(20), 0, characters.length).map(i -> characters[i]).toArray();
        return new String(text, 0, text.length);
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
