package dev.tino.compat.finance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What that system's front end does, from the sheet to the list. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FrontEndTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "/api" })
    void aSheetIsClassifiedEditedAndSaved(String root) {
        var client = new OldClient(Account.register(), root);
        client.form("/user", Map.of("first_name", "Charlie", "last_name", "Doe", "email", "charlie@bob.com"));
        List<Map<String, Object>> users = client.get("/users").path("");
        List<Map<String, Object>> categories = client.get("/transaction_categories").path("");
        List<Map<String, Object>> sheet = List.of(row("Padaria São João", 12.5), row("Posto Shell", 250), row("Xqzwk", 9.99));

        String job = client.json("/batch-classify-async", Map.of("transactions", sheet)).path("jobId");
        Response polled = Awaiting.until(() -> client.get("/batch-jobs/" + job),
                answer -> !List.of("pending", "processing").contains(answer.<String> path("status")));
        List<Map<String, Object>> classified = polled.path("transactions");
        // The user says what nobody knows.
        classified.get(2).put("classification", "Pets");
        List<Map<String, Object>> chosen = new ArrayList<>();
        for (Map<String, Object> line : classified) {
            chosen.add(Map.of("value", line.get("value"), "description", line.get("description"), "transaction_date",
                    line.get("date"), "user_id", users.get(1).get("id"), "transaction_type_id", 1, "transaction_category_id",
                    id(categories, line.get("classification"))));
        }
        Response saved = client.json("/transactions", Map.of("transactions", chosen));

        assertThat(polled.<String> path("status")).isEqualTo("completed");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        Response listed = client.get("/transactions");
        assertThat(listed.<List<String>> path("description")).containsExactlyInAnyOrder("Padaria São João", "Posto Shell",
                "Xqzwk");
        assertThat(listed.<List<Float>> path("value")).containsExactlyInAnyOrder(12.5f, 250.0f, 9.99f);
        assertThat(listed.<List<String>> path("email")).containsOnly("charlie@bob.com");
        assertThat(client.transaction("Xqzwk")).containsEntry("transaction_category", "Pets")
                .containsEntry("transaction_date", "Fri, 01 Mar 2024 00:00:00 GMT");
        assertThat(client.get("/batch-jobs/" + job).asString()).isEqualTo(polled.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/openapi", "/openapi/swagger", "/openapi/redoc" })
    void whoLooksForItsDocumentsIsSentToTinos(String path) {
        Response answer = given().redirects().follow(false).get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/q/swagger-ui");
    }

    @Test
    void itsDocumentIsTinos() {
        assertThat(given().redirects().follow(false).get("/openapi/openapi.json").header("Location"))
                .endsWith("/q/openapi?format=json");
        assertThat(given().get("/openapi/openapi.xml").statusCode()).isEqualTo(404);
    }

    private static Object id(List<Map<String, Object>> categories, Object name) {
        return categories.stream().filter(category -> category.get("transaction_category").equals(name)).findFirst()
                .orElseThrow().get("id");
    }

    private static Map<String, Object> row(String description, Number value) {
        Map<String, Object> row = new HashMap<>();
        row.put("date", "2024-03-01T00:00:00");
        row.put("description", description);
        row.put("value", value);
        row.put("user", "");
        row.put("classification", null);
        return row;
    }
}
