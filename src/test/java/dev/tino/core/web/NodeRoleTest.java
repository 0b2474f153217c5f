package dev.tino.core.web;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A node that only runs jobs. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(NodeRoleTest.Worker.class)
class NodeRoleTest {

    public static class Worker implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tino.node.roles", "worker");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/me", "/api/v1/nowhere", "//api/v1/./me", "/%61pi/v1/me", "/",
            "/transactions", "/compat/rating/api/v1/books" })
    void noPartOfTheApiIsServed(String path) {
        Response answer = given().urlEncodingEnabled(false).get(path);

        assertProblem(answer, 404, "NOT_FOUND");
        assertThat(answer.<String> path("detail")).isEqualTo("This node serves no API");
    }

    @Test
    void nobodyRegisters() {
        assertProblem(given().contentType(ContentType.JSON).body(Map.of("email", "ana@example.com", "password", "a long one"))
                .post("/api/v1/auth/register"), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi" })
    void operatorsAreAnswered(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
    }
}
