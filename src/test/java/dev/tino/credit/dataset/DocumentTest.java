package dev.tino.credit.dataset;

import static dev.tino.credit.dataset.Company.DATASETS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DocumentTest {

    private static final String SCHEMAS = "/api/v1/credit/schemas";

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(strings = { DATASETS, DATASETS + "/{id}", DATASETS + "/{id}/batches/{sequence}", DATASETS + "/{id}/rejected",
            DATASETS + "/{id}/report", SCHEMAS, SCHEMAS + "/brazilian-credit/sample" })
    void whatIsSentAndAnsweredHasAnExample(String path) throws IOException {
        List<JsonNode> bodies = new ArrayList<>();
        document().at("/paths").path(path).forEach(operation -> {
            if (operation.has("requestBody")) {
                operation.at("/requestBody/content").forEach(bodies::add);
            }
            operation.path("responses").properties().stream().filter(response -> response.getKey().startsWith("2"))
                    .forEach(response -> response.getValue().path("content").forEach(bodies::add));
        });

        assertThat(bodies).isNotEmpty().allMatch(body -> body.path("example").size() > 0, "has an example");
    }

    @Test
    void theExampleOfADatasetBeginsOne() throws IOException {
        JsonNode example = document().at("/paths").path(DATASETS).at("/post/requestBody/content/application~1json/example");
        Company company = Company.register();
        var added = company.account().request().contentType("application/json").body(example.toString()).post(DATASETS);
        JsonNode lot = document().at("/paths").path(DATASETS + "/{id}/batches/{sequence}")
                .at("/put/requestBody/content/application~1json/example");

        var answer = company.put(added.path("id"), 1, lot.toString());

        assertThat(answer.asString())
                .isEqualTo("{\"received\":3,\"rejected\":[{\"row\":2,\"field\":\"income\",\"message\":\"must be a number\"}]}");
    }

    private JsonNode document() throws IOException {
        return json.readTree(given().accept("application/json").get("/q/openapi").asString());
    }
}
