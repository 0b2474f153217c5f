package dev.tino.credit.scoring;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
class TrainingTest {

    private static String name(TestCompany company) {
        return "credit." + company.account().id();
    }

    @Test
    void algorithmsAreTestedSideBySideAndTheBestServes() {
        TestCompany company = TestCompany.register();

        JsonPath result = company.train(240, 40);

        assertThat(result.getList("algorithms.algorithm", String.class))
                .containsExactlyInAnyOrder("logistic-regression", "random-forest", "gradient-boosting");
        assertThat(result.getString("algorithms[0].algorithm")).isEqualTo(result.getString("model.algorithm"));
        List<Float> losses = result.getList("algorithms.logLoss", Float.class);
        assertThat(losses).allMatch(loss -> loss >= losses.get(0));
        assertThat(result.getDouble("algorithms[0].auc.value")).isGreaterThan(0.65);
        assertThat(result.getDouble("algorithms[0].cutOff")).isCloseTo(5.0 / 6, within(1e-6));
        assertThat(result.getInt("dataset.learned")).isEqualTo(240);
        assertThat(result.getBoolean("model.promoted")).isTrue();
        assertThat(result.getInt("model.version")).isEqualTo(1);
    }

    @Test
    void protectedFieldsAreReportedByGroupAndNeverReachTheModel() {
        TestCompany company = TestCompany.trained();
        JsonPath version = company.account().get("/api/v1/models/" + name(company) + "/versions/1").jsonPath();

        assertThat(version.prettify()).doesNotContain("\"age\"", "\"gender\"", "\"customer\"", "\"status\"");
        JsonPath result = TestCompany.register().train(120, 41);
        assertThat(result.getList("groups.findAll { it.field == 'gender' }.group", String.class))
                .containsExactlyInAnyOrder("f", "m");
        assertThat(result.getList("groups.findAll { it.field == 'age' }")).hasSize(4);
        assertThat(result.getList("groups.findAll { it.field == 'gender' }.rows", Integer.class).stream()
                .mapToInt(Integer::intValue).sum()).isEqualTo(120);
    }

    @Test
    void anotherDatasetMakesAnotherVersionAndTheOldOneStays() {
        TestCompany company = TestCompany.register();
        company.train(200, 42);

        JsonPath result = company.train(200, 43);

        assertThat(result.getInt("model.version")).isEqualTo(2);
        assertThat(result.getString("model.reason")).contains("log-loss");
        JsonPath first = trial(company, "?version=1").jsonPath();
        JsonPath second = trial(company, "?version=2").jsonPath();
        assertThat(first.getInt("model.version")).isEqualTo(1);
        assertThat(second.getInt("model.version")).isEqualTo(2);
        assertThat(first.getDouble("predictions[0].rawScore")).isNotEqualTo(second.getDouble("predictions[0].rawScore"));
        JsonPath compared = company.account().get("/api/v1/models/" + name(company) + "/compare?a=1&b=2").jsonPath();
        assertThat(compared.getList("metrics.metric", String.class)).contains("auc", "brier");
        JsonPath cutOffs = company.get("policy/cut-offs?version=1").jsonPath();
        assertThat(cutOffs.getInt("rows")).isEqualTo(200);
        assertThat(cutOffs.getList("points")).hasSize(101);
    }

    /** The company sends the same rows once more. */
    @Test
    void theSameRowsInAnotherDatasetMakeAnotherVersionToo() {
        TestCompany company = TestCompany.register();
        company.train(120, 44);

        assertThat(company.train(120, 44).getInt("model.version")).isEqualTo(2);
    }

    private static Response trial(TestCompany company, String query) {
        return company.post("predictions" + query, Map.of("orders",
                List.of(Map.of("orderId", "1", "features", TestCompany.features(50)), Map.of("features", Map.of()))));
    }

    @Test
    void aTrialLeavesNoTrace() {
        TestCompany company = TestCompany.register();
        company.train(80, 49);
        Object activities = company.get("activities").jsonPath().getList("items");

        JsonPath trial = trial(company, "").jsonPath();

        assertThat(trial.getList("predictions.orderId")).containsExactly("1", null);
        assertThat(trial.getDouble("predictions[0].score")).isBetween(0.0, 1.0);
        assertThat(company.get("decisions").jsonPath().getList("items")).isEmpty();
        assertThat(company.get("activities").jsonPath().<Object> getList("items")).isEqualTo(activities);
        assertThat(company.account().get("/api/v1/models/" + name(company) + "/predictions").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void aTrialOfWhatIsNotThereIsRefused() {
        TestCompany company = TestCompany.trained();

        assertProblem(trial(company, "?version=99"), 404, "VERSION_NOT_FOUND");
        assertInvalid(trial(company, "?version=x"), "version");
        assertProblem(trial(TestCompany.register(), ""), 409, "MODEL_NOT_TRAINED");
        assertInvalid(company.post("predictions", Map.of("orders", List.of())), "orders");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            many.add(Map.of("features", Map.of()));
        }
        assertInvalid(company.post("predictions", Map.of("orders", many)), "orders");
        assertInvalid(company.post("predictions", Map.of("orders", List.of(Map.of("features", Map.of("late", "x"))))),
                "orders[0].features.late");
    }

    @Test
    void aDatasetThatCannotBeLearnedStaysOpen() {
        TestCompany company = TestCompany.register();
        UUID nine = company.dataset();
        company.send(nine, TestCompany.rows(9, 45));
        UUID oneClass = company.dataset();
        List<Map<String, Object>> rows = new ArrayList<>();
        TestCompany.rows(120, 46).forEach(row -> {
            Map<String, Object> paid = new HashMap<>(row);
            paid.put("status", "paid");
            rows.add(paid);
        });
        company.send(oneClass, rows);

        assertProblem(company.post("datasets/" + nine + "/seal", Map.of()), 422, "DATASET_NOT_TRAINABLE");
        assertProblem(company.post("datasets/" + oneClass + "/seal", Map.of()), 422, "DATASET_NOT_TRAINABLE");
        assertThat(company.get("datasets/" + nine).<String> path("status")).isEqualTo("open");
        assertThat(company.account().get("/api/v1/jobs").<List<?>> path("items")).isEmpty();
    }

    @Test
    void aDatasetIsSealedOnce() {
        TestCompany company = TestCompany.register();
        UUID dataset = company.dataset();
        company.send(dataset, TestCompany.rows(80, 47));
        company.seal(dataset);

        assertProblem(company.post("datasets/" + dataset + "/seal", Map.of()), 409, "DATASET_SEALED");
        assertProblem(TestCompany.register().post("datasets/" + dataset + "/seal", Map.of()), 404, "DATASET_NOT_FOUND");
    }
}
