package dev.tino.credit.comparison;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.credit.TestCompany;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ComparisonTest {

    private static JsonPath compare(TestCompany company, Map<String, Object> wanted) {
        Response response = company.post("comparisons", wanted);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        return company.result(response.path("jobId"));
    }

    @Test
    void twoVersionsAnswerTheSameRowsAndTheOnesThatChangeSidesAreNamed() {
        TestCompany company = TestCompany.register();
        UUID dataset = company.dataset();
        company.send(dataset, TestCompany.rows(160, 60));
        company.seal(dataset);
        company.train(160, 61);
        for (int order = 0; order < 30; order++) {
            String id = company.post("decisions", Map.of("orderId", "o" + order, "features", TestCompany.features(order)))
                    .path("id");
            if (order < 20) {
                company.post("decisions/" + id + "/outcome", Map.of("outcome", order % 2 == 0 ? "good" : "bad"));
            }
        }

        JsonPath orders = compare(company, Map.of("a", 1, "b", 2));
        JsonPath rows = compare(company, new HashMap<>(Map.of("a", 1, "b", 2, "datasetId", dataset)));

        assertThat(orders.getInt("rows")).isEqualTo(30);
        assertThat(orders.getInt("labelled")).isEqualTo(20);
        assertThat(orders.getList("metrics.metric", String.class)).contains("auc", "brier", "accuracy", "cost");
        assertThat(orders.getBoolean("learnedByA")).isFalse();
        assertThat(rows.getInt("rows")).isEqualTo(160);
        assertThat(rows.getBoolean("learnedByA")).isTrue();
        assertThat(rows.getBoolean("learnedByB")).isFalse();
        for (JsonPath told : List.of(orders, rows)) {
            List<Map<String, Object>> changed = told.getList("orders");
            assertThat(changed).hasSize(told.getInt("changed")).isNotEmpty()
                    .allMatch(one -> !one.get("outcomeA").equals(one.get("outcomeB")));
            List<Map<String, Object>> metrics = told.getList("metrics");
            assertThat(metrics).allSatisfy(metric -> assertThat(number(metric, "difference"))
                    .isCloseTo(number(metric, "b") - number(metric, "a"), within(1e-6)));
        }
        sameAsTrial(company, orders);
    }

    private static double number(Map<String, Object> metric, String name) {
        return ((Number) metric.get(name)).doubleValue();
    }

    private static void sameAsTrial(TestCompany company, JsonPath orders) {
        String order = orders.getString("orders[0].order");
        JsonPath trial = company.post("predictions?version=1", Map.of("orders", List.of(
                Map.of("features", TestCompany.features(Long.parseLong(order.substring(1))))))).jsonPath();
        assertThat(orders.getDouble("orders[0].scoreA")).isCloseTo(trial.getDouble("predictions[0].score"), within(1e-6));
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        TestCompany company = TestCompany.trained();

        assertProblem(company.post("comparisons", Map.of("a", 1, "b", 99)), 404, "VERSION_NOT_FOUND");
        assertProblem(company.post("comparisons", Map.of("a", 1, "b", 1, "datasetId", UUID.randomUUID())), 404,
                "DATASET_NOT_FOUND");
        assertInvalid(company.post("comparisons", Map.of("a", 1)), "b");
        assertProblem(TestCompany.register().post("comparisons", Map.of("a", 1, "b", 1)), 404, "VERSION_NOT_FOUND");
    }
}
