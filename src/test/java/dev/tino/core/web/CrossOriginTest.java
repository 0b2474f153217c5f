package dev.tino.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Origins as they are configured, by the names that today's systems use. */
class CrossOriginTest {

    private static final String ROUTE = "/api/v1/me";
    private static final String APP = "https://app.example.com";

    @Test
    void nobodyIsPermittedByDefault() throws IOException {
        CrossOrigin none = crossOrigin(Map.of());

        assertThat(none.permission(APP, ROUTE)).isEmpty();
        assertThat(none.permission("null", ROUTE)).isEmpty();
        assertThat(none.permission(null, ROUTE)).isEmpty();
    }

    @Test
    void listedOriginsArePermittedExactly() throws IOException {
        CrossOrigin listed = crossOrigin(Map.of("CORS_ORIGINS", "https://app.example.com, http://localhost:3000"));

        assertThat(listed.permission(APP, ROUTE)).contains(entry("Access-Control-Allow-Origin", APP),
                entry("Access-Control-Allow-Credentials", "true"));
        assertThat(listed.permission("http://localhost:3000", ROUTE)).containsEntry("Access-Control-Allow-Origin",
                "http://localhost:3000");
        assertThat(listed.permission("https://app.example.com.evil.example", ROUTE)).isEmpty();
        assertThat(listed.permission("http://app.example.com", ROUTE)).isEmpty();
    }

    @Test
    void nobodyElsesPageReadsOurs() throws IOException {
        CrossOrigin listed = crossOrigin(Map.of("CORS_ORIGINS", APP));

        assertThat(listed.permission(APP, "/ui/jobs")).isEmpty();
        assertThat(listed.permission(APP, "/login")).isEmpty();
    }

    @Test
    void anyOriginMeansNoCredentials() throws IOException {
        CrossOrigin any = crossOrigin(Map.of("CORS_ORIGINS", "*"));

        assertThat(any.permission(APP, ROUTE)).containsEntry("Access-Control-Allow-Origin", "*")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void tinosOwnNameGoesBefore() throws IOException {
        CrossOrigin own = crossOrigin(Map.of("CORS_ORIGINS", "https://old.example.com", "TINO_HTTP_CORS_ORIGINS", APP));

        assertThat(own.permission(APP, ROUTE)).isNotEmpty();
        assertThat(own.permission("https://old.example.com", ROUTE)).isEmpty();
    }

    @Test
    void theLogLevelHasItsOldNameToo() throws IOException {
        assertThat(config(Map.of()).getValue("quarkus.log.level", String.class)).isEqualTo("INFO");
        assertThat(config(Map.of("LOG_LEVEL", "WARN")).getValue("quarkus.log.level", String.class)).isEqualTo("WARN");
    }

    private static CrossOrigin crossOrigin(Map<String, String> environment) throws IOException {
        return new CrossOrigin(config(environment).getConfigMapping(HttpConfig.class), null);
    }

    private static SmallRyeConfig config(Map<String, String> environment) throws IOException {
        var file = CrossOrigin.class.getClassLoader().getResource("application.properties");
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(HttpConfig.class)
                .withSources(new PropertiesConfigSource(file, 250), new EnvConfigSource(environment, 300)).build();
    }
}
