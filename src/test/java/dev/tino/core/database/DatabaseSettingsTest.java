package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.core.error.StartupRefused;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class DatabaseSettingsTest {

    private static final String RUNNING_IN = "tino.database.embedded-in";
    private static final String CHOICE_MADE = "tino.database.embedded";

    private final String runningBefore = System.getProperty(RUNNING_IN);
    private final String choiceBefore = System.getProperty(CHOICE_MADE);

    /** As if main had found a named database, whatever other tests brought into this JVM. */
    @BeforeEach
    void nothingIsEmbedded() {
        System.clearProperty(RUNNING_IN);
        System.setProperty(CHOICE_MADE, "false");
    }

    @AfterEach
    void restore() {
        restore(RUNNING_IN, runningBefore);
        restore(CHOICE_MADE, choiceBefore);
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @Test
    void databaseUrlBecomesBothUrls() {
        SmallRyeConfig config = config(Map.of("DATABASE_URL", "postgres://u:p@h:1/d"));

        assertThat(value(config, "quarkus.datasource.reactive.url")).isEqualTo("postgresql://h:1/d");
        assertThat(value(config, "quarkus.datasource.jdbc.url")).isEqualTo("jdbc:postgresql://h:1/d?sslmode=prefer");
    }

    @Test
    void quarkusOwnUrlWinsAndTheOtherFollowsFromIt() {
        SmallRyeConfig config = config(Map.of("DATABASE_URL", "postgres://u:p@h:1/d",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://own:2/d2?sslmode=disable",
                "quarkus.datasource.username", "me"));

        assertThat(value(config, "quarkus.datasource.reactive.url")).isEqualTo("postgresql://own:2/d2?sslmode=disable");
        assertThat(value(config, "quarkus.datasource.reactive.postgresql.ssl-mode")).isNull();
        assertThat(value(config, "quarkus.datasource.reactive.trust-all")).isNull();
        assertThat(value(config, "quarkus.datasource.jdbc.url")).isEqualTo("jdbc:postgresql://own:2/d2?sslmode=disable");
        assertThat(value(config, "quarkus.datasource.username")).isEqualTo("me");
        assertThat(value(config, "quarkus.datasource.password")).isNull();
    }

    @Test
    void theEnvironmentsSpellingOfQuarkusOwnUrlCountsToo() {
        SmallRyeConfig config = config(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "vertx-reactive:postgresql://own:2/d2"));

        assertThat(value(config, "quarkus.datasource.jdbc.url"))
                .isEqualTo("jdbc:postgresql://own:2/d2");
        assertThat(value(config, "quarkus.datasource.reactive.trust-all")).isNull();
        assertThat(value(config, "quarkus.datasource.reactive.postgresql.ssl-mode")).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.datasource.reactive.url,postgresql://own:2/d2", "quarkus.datasource.jdbc.url,jdbc:postgresql://own/d",
            "DATABASE_URL,postgres://u:p@h:1/d" })
    void trustThatOneClientAloneWasGivenAsksForBothUrls(String setting, String url) {
        Map<String, String> environment = Map.of(setting, url, "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
                "verify-full");

        assertThatThrownBy(() -> config(environment)).isInstanceOf(StartupRefused.class).message()
                .contains("ssl-mode cannot be used with " + setting + " alone", "give both");
    }

    @Test
    void bothUrlsAndTheirTrustStayAsTheyAreGiven() {
        SmallRyeConfig config = config(Map.of("quarkus.datasource.reactive.url", "postgresql://own:2/d2",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://own:2/d2?sslmode=verify-full",
                "quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full", "DATABASE_URL", "postgres://u:p@h:1/d"));

        assertThat(value(config, "quarkus.datasource.reactive.url")).isEqualTo("postgresql://own:2/d2");
        assertThat(value(config, "quarkus.datasource.reactive.trust-all")).isNull();
        assertThat(value(config, "quarkus.datasource.password")).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.datasource.reactive.url,postgresql://own/d?sslmode=verify-full",
            "quarkus.datasource.jdbc.url,jdbc:postgresql://own/d?sslmode=verify-ca",
            "quarkus.datasource.jdbc.url,jdbc:postgresql://own/d?sslrootcert=/ca.pem" })
    void aUrlOfOneClientThatAsksWhoAnswersDoesNotTellTheOthers(String setting, String url) {
        assertThatThrownBy(() -> config(Map.of(setting, url))).isInstanceOf(StartupRefused.class)
                .hasMessageContainingAll(setting + " cannot be used: it asks who answers", "give both");
    }

    @Test
    void quarkusOwnDefaultsAreNobodysChoice() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withDefaultValue("quarkus.datasource.reactive.trust-all", "false")
                .withSources(new EnvConfigSource(Map.of("DATABASE_URL", "postgres://u:p@h:1/d?sslmode=require"), 300))
                .withSources(new DatabaseConfigSources()).build();

        assertThat(value(config, "quarkus.datasource.reactive.trust-all")).isEqualTo("true");
    }

    @Test
    void aPasswordGivenApartWinsOverTheOneInTheUrl() {
        SmallRyeConfig config = config(
                Map.of("DATABASE_URL", "postgres://u:p@h:1/d", "quarkus.datasource.password", "from a secret"));

        assertThat(value(config, "quarkus.datasource.password")).isEqualTo("from a secret");
    }

    @Test
    void theBuildFindsNothingToWriteIntoTheApplication() {
        System.clearProperty(CHOICE_MADE);

        SmallRyeConfig config = config(Map.of("DATABASE_URL", "postgres://u:p@h:1/d"));

        assertThat(value(config, "quarkus.datasource.password")).isNull();
    }

    @Test
    void theRefusalNamesTheSettingAndHidesThePassword() {
        PropertiesConfigSource source = new PropertiesConfigSource(Map.of("DATABASE_URL", "postgres://u:hunter2@h"), "env",
                300);

        assertThatThrownBy(() -> DatabaseSettings.derive(name -> null, List.of(source)))
                .isInstanceOf(StartupRefused.class).message().startsWith("DATABASE_URL cannot be used")
                .doesNotContain("hunter2");
    }

    @Test
    void noExpressionBeginsInAPassword() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "${}\\:a";
        for (int i = 0; i < 500; i++) {
            StringBuilder password = new StringBuilder("x");
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(at -> password.append(alphabet.charAt(at)));

            SmallRyeConfig config = config(Map.of("DATABASE_URL", "postgres://u:" + password + "@h:1/d"));

            assertThat(config.getValue("quarkus.datasource.password", String.class)).as("seed %d", seed)
                    .isEqualTo(password.toString());
        }
    }

    private static String value(SmallRyeConfig config, String name) {
        return config.getConfigValue(name).getValue();
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new EnvConfigSource(new HashMap<>(environment), 300))
                .withSources(new DatabaseConfigSources()).build();
    }
}
