package dev.tino.compat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The tables of old routes, held against the OpenAPI document and against what the routes do. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LegacyRoutesTest {

    /** What answers outside of the resources. */
    private static final Set<String> ELSEWHERE = Set.of("/health", "/api/health", "/api/v1/health", "/q/health",
            "/q/health/ready",
            "/q/swagger-ui");

    private Map<String, Map<String, Map<String, Object>>> document;

    @BeforeEach
    void readTheDocument() {
        document = given().get("/q/openapi?format=json").path("paths");
    }

    @Test
    void theDocumentShowsEveryRouteOfTheTablesAndNoOther() {
        var listed = new TreeSet<String>();
        for (LegacyRoute route : LegacyRoutes.all()) {
            // Where somebody has that address before, the unambiguous one is shown.
            String own = route.method() + " " + route.path();
            listed.add(isLegacy(route.method(), route.path()) && !listed.contains(own) ? own
                    : route.method() + " " + route.system().root() + route.path());
        }
        var shown = new TreeSet<String>();
        document.forEach((path, operations) -> operations.keySet().forEach(method -> {
            if (isLegacy(method, path)) {
                shown.add(method.toUpperCase() + " " + path);
            }
        }));

        assertThat(shown).containsExactlyElementsOf(listed);
    }

    @Test
    void whatReplacesThemIsThere() {
        var softly = new SoftAssertions();
        for (LegacyRoute route : LegacyRoutes.all()) {
            softly.assertThat(document.containsKey(route.successor()) || ELSEWHERE.contains(route.successor()))
                    .as("%s %s", route.path(), route.successor()).isTrue();
        }
        softly.assertAll();
    }

    @Test
    void theirRefusalsAreNoProblems() {
        document.values().stream().flatMap(operations -> operations.values().stream())
                .filter(operation -> String.valueOf(operation.get("tags")).contains(LegacyOpenApi.TAG))
                .forEach(operation -> assertThat(operation.get("responses").toString()).doesNotContain("Refused4", "Refused5"));
    }

    @Test
    void theyAreDeprecatedAndTellWhatReplacesThem() {
        var softly = new SoftAssertions();
        for (LegacyRoute route : LegacyRoutes.all()) {
            Response answer = send(given(), route);
            if (!ELSEWHERE.contains(route.path())) {
                softly.assertThat(answer.header("Deprecation")).as(route.path()).startsWith("@");
                softly.assertThat(answer.headers().getValues("Link")).as(route.path())
                        .contains("<" + route.successor() + ">; rel=\"successor-version\"");
            }
        }
        softly.assertAll();
    }

    @Test
    void theyLetInWhomTheTablesName() {
        var softly = new SoftAssertions();
        Account user = Account.register();
        for (LegacyRoute route : LegacyRoutes.all()) {
            int anonymous = send(given(), route).statusCode();
            int known = send(user.request(), route).statusCode();
            switch (route.access()) {
                case "public" -> softly.assertThat(anonymous).as(route.path()).isNotIn(403, 500);
                case "user" -> softly.assertThat(List.of(anonymous, known)).as(route.path()).startsWith(401)
                        .doesNotContain(403, 500);
                case "company", "admin" ->
                    softly.assertThat(List.of(anonymous, known)).as(route.path()).containsExactly(401, 403);
                default -> softly.fail("%s is no access", route.access());
            }
        }
        softly.assertAll();
    }

    private boolean isLegacy(String method, String path) {
        Map<String, Map<String, Object>> operations = document.get(path);
        return operations != null && operations.containsKey(method.toLowerCase())
                && operations.get(method.toLowerCase()).get("tags") instanceof List<?> tags && tags.contains(LegacyOpenApi.TAG);
    }

    /** At the address where nobody else is. */
    private static Response send(RequestSpecification request, LegacyRoute route) {
        String path = route.path().equals("/") ? route.path() : route.system().root() + route.path();
        if (!route.method().equals("GET")) {
            request.contentType("application/json").body("{}");
        }
        return request.redirects().follow(false).request(route.method(), path.replaceAll("\\{[^}]*}", "987654"));
    }
}
