package dev.tino.compat.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LegacyHealthTest {

    @Test
    void theChatIsHealthy() {
        assertThat(given().get("/health").asString()).isEqualTo("{\"status\":\"healthy\",\"service\":\"ChatAI Backend\"}");
        assertThat(given().get("/api/health").asString())
                .isEqualTo("{\"status\":\"healthy\",\"database\":\"connected\",\"service\":\"ChatAI API\"}");
    }

    @Test
    void theCataloguesAreToldApartByTheSlash() {
        assertThat(given().get("/api/v1/health").asString()).isEqualTo(
                "{\"status\":\"ok\",\"message\":\"API e banco de dados estão funcionando corretamente.\"}");
        Response recommender = given().get("/api/v1/health/");
        assertThat(recommender.<Map<String, String>> path("")).containsOnlyKeys("api_status", "db_status", "timestamp")
                .containsEntry("api_status", "OK").containsEntry("db_status", "UP");
        assertThat(Instant.parse(recommender.path("timestamp"))).isBefore(Instant.now().plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/health", "/api/health", "/api/v1/health", "/api/v1/health/" })
    void probesNeedNoTokenAndMayAskForTheHeadAlone(String path) {
        Response health = given().header("Authorization", "Bearer lixo").get(path);

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.contentType()).startsWith("application/json");
        assertThat(health.header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().head(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whileTheDatabaseIsAwayEachSaysSoInItsOwnWay() {
        assertThat(HealthAnswer.ofChat(false))
                .isEqualTo(new HealthAnswer(503, Map.of("status", "unhealthy", "service", "ChatAI Backend")));
        assertThat(HealthAnswer.ofChatsApi(false)).isEqualTo(new HealthAnswer(500,
                Map.of("status", "unhealthy", "database", "disconnected", "error", "The database does not answer")));
        assertThat(HealthAnswer.ofRatings(false))
                .isEqualTo(new HealthAnswer(503, Map.of("detail", "O banco de dados não está respondendo.")));
        HealthAnswer recommender = HealthAnswer.ofRecommender(false);
        assertThat(recommender.status()).isEqualTo(200);
        assertThat(recommender.body()).containsEntry("api_status", "OK").containsEntry("db_status", "DOWN");
    }
}
