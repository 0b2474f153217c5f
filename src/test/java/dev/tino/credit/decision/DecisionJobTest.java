package dev.tino.credit.decision;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.credit.TestCompany;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DecisionJobTest {

    private TestCompany company;

    @BeforeEach
    void aCompanyHasAModel() {
        company = TestCompany.trained();
    }

    private static Map<String, Object> order(String id, Map<String, Object> features) {
        return Map.of("orderId", id, "features", features);
    }

    private static List<Map<String, Object>> orders(String prefix, int count) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(order(prefix + i, TestCompany.features(i)));
        }
        return orders;
    }

    private JsonPath run(List<Map<String, Object>> orders) {
        Response submitted = company.post("decision-jobs", Map.of("orders", orders));
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(202);
        return company.result(submitted.path("jobId"));
    }

    @Test
    void everyOrderOfAJobIsDecidedInItsOrder() {
        String prefix = UUID.randomUUID() + "-";

        JsonPath result = run(orders(prefix, 1_100));

        List<String> ids = result.getList("decisions.orderId");
        assertThat(ids).hasSize(1_100);
        assertThat(ids.get(0)).isEqualTo(prefix + 0);
        assertThat(ids.get(1_099)).isEqualTo(prefix + 1_099);
        assertThat(company.get("decisions?orderId=" + prefix + 777).<String> path("items[0].id"))
                .isEqualTo(result.getString("decisions[777].id"));
    }

    @Test
    void aJobSaysWhatASingleRequestSays() {
        String order = UUID.randomUUID().toString();
        double alone = company.post("decisions", order(order, TestCompany.features(31))).jsonPath().getDouble("rawScore");

        JsonPath result = run(List.of(order(UUID.randomUUID().toString(), TestCompany.features(31)),
                order(order, TestCompany.features(31))));

        assertThat(result.getDouble("decisions[0].rawScore")).isEqualTo(alone);
        assertThat(result.getDouble("decisions[1].rawScore")).isEqualTo(alone);
    }

    @Test
    void aWrongOrderKeepsNoOtherFromBeingDecided() {
        String prefix = UUID.randomUUID() + "-";
        List<Map<String, Object>> orders = new ArrayList<>(orders(prefix, 3));
        orders.set(1, order(prefix + 1, Map.of("late", "many")));
        orders.add(order(prefix + 0, TestCompany.features(99)));

        JsonPath result = run(orders);

        assertThat(result.getString("decisions[0].outcome")).isNotNull();
        assertThat(result.getString("decisions[1].error.code")).isEqualTo("INVALID");
        assertThat(result.getString("decisions[1].error.violations[0].field")).isEqualTo("orders[1].features.late");
        assertThat(result.getString("decisions[2].outcome")).isNotNull();
        assertThat(result.getString("decisions[3].error.code")).isEqualTo("ORDER_DIFFERS");
    }

    @Test
    void whatIsNoListOfOrdersIsRefused() {
        assertInvalid(company.post("decision-jobs", Map.of("orders", List.of())), "orders");
        assertInvalid(company.post("decision-jobs", Map.of()), "orders");
        assertInvalid(company.post("decision-jobs", Map.of("orders", orders("x", 10_001))), "orders");
        assertInvalid(company.post("decision-jobs", Map.of("orders", List.of(Map.of("features", Map.of())))),
                "orders[0].orderId");
        assertInvalid(company.post("decision-jobs", Map.of("orders", List.of("order"))), "orders[0]");
        assertProblem(company.post("decision-jobs", List.of()), 400, "MALFORMED");
    }

    @Test
    void aJobOfACompanyWithoutAModelFailsAndSaysWhy() {
        TestCompany other = TestCompany.register();
        String job = other.post("decision-jobs", Map.of("orders", orders("x", 2))).path("jobId");

        JsonPath ended = Awaiting.until(() -> other.account().get("/api/v1/jobs/" + job).jsonPath(),
                view -> view.getString("status").equals("failed"));

        assertThat(ended.getString("error.code")).isEqualTo("MODEL_NOT_TRAINED");
    }
}
