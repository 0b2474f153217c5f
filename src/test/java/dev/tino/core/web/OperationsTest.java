package dev.tino.core.web;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OperationsTest {

    @ParameterizedTest
    @ValueSource(strings = { "/q/health", "/q/health/ready" })
    void healthIsPublicAndNamesWhatTinoDependsOn(String path) {
        Response health = given().get(path);

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.<List<String>> path("checks.name")).containsExactlyInAnyOrder("database", "broker",
                "chat-provider", "embeddings-provider");
        assertThat(health.<String> path("status")).isEqualTo("UP");
        assertThat(health.<List<Map<String, Object>>> path("checks")).allSatisfy(check -> {
            Map<?, ?> data = (Map<?, ?>) check.get("data");
            // Health is for everybody: no address, no key.
            assertThat(Set.of("state", "since", "heardSecondsAgo").containsAll(data.keySet())).isTrue();
            assertThat(data.get("state")).isIn("up", "unused");
            assertThat(Instant.parse((String) data.get("since"))).isBefore(Instant.now().plusSeconds(1));
        });
        assertThat(health.<Integer> path("checks.find { it.name == 'database' }.data.heardSecondsAgo")).isBetween(0, 60);
    }

    @Test
    void whoIsAliveSaysSoWhateverIsAway() {
        assertThat(given().get("/q/health/live").<List<String>> path("checks.name")).isEmpty();
    }

    @Test
    void metricsAndPagesForPeopleAreThere() {
        assertThat(given().get("/q/metrics").asString()).contains("http_server_requests");
        assertThat(given().get("/q/swagger-ui/").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/started").statusCode()).isEqualTo(200);
    }

    @Test
    void theCallersCorrelationIdIsKeptWhenItIsSane() {
        assertThat(given().header("X-Correlation-Id", "order-17").get("/health").header("X-Correlation-Id"))
                .isEqualTo("order-17");
        assertThat(given().header("X-Correlation-Id", "a b").get("/health").header("X-Correlation-Id")).hasSize(36);
        assertThat(given().get("/health").header("X-Correlation-Id")).hasSize(36);
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        assertProblem(given().get("/api/v1/nothing"), 404, "NOT_FOUND");
        assertProblem(given().post("/api/v1/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void everyOperationIsDocumentedWithItsAccessAndItsRefusals() {
        Response document = given().accept("application/json").get("/q/openapi");

        assertThat(document.<String> path("openapi")).startsWith("3.1");
        Map<String, Map<String, Object>> paths = document.path("paths");
        var undocumented = new ArrayList<String>();
        paths.forEach((path, operations) -> operations.forEach((method, value) -> {
            if (value instanceof Map<?, ?> operation && operation.containsKey("responses")) {
                Map<?, ?> responses = (Map<?, ?>) operation.get("responses");
                boolean secured = operation.containsKey("security");
                if (operation.get("summary") == null || !String.valueOf(operation.get("description")).startsWith("Access: ")
                        || responses.keySet().stream().noneMatch(status -> status.toString().startsWith("2"))
                        || path.startsWith("/api/v1/") && !responses.containsKey("429")
                        || !responses.containsKey("503") || secured && !responses.containsKey("401")
                        || operation.containsKey("requestBody") && !responses.containsKey("422")) {
                    undocumented.add(method + " " + path);
                }
            }
        }));
        assertThat(paths).hasSizeGreaterThan(10);
        assertThat(undocumented).isEmpty();
    }

    @Test
    void whatTakesAnIdempotencyKeySaysSo() {
        Response document = given().accept("application/json").get("/q/openapi");

        for (String path : List.of("transactions", "transactions/batch", "categories", "types", "imports")) {
            Map<String, ?> operation = document.path("paths.'/api/v1/finance/%s'.post".formatted(path));
            assertThat(operation.get("parameters").toString()).as(path).contains("#/components/parameters/IdempotencyKey");
            assertThat(operation.get("responses").toString()).as(path).contains("409", "429");
        }
        assertThat(document.<String> path("components.parameters.IdempotencyKey.name")).isEqualTo("Idempotency-Key");
        assertThat(document.<String> path("components.parameters.IdempotencyKey.in")).isEqualTo("header");
    }
}
