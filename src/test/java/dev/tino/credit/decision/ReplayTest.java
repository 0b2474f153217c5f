package dev.tino.credit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.credit.TestCompany;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplayTest {

    @Inject
    Pool pool;

    private TestCompany company;

    @BeforeEach
    void aCompanyHasAModel() {
        company = TestCompany.trained();
    }

    private String decision() {
        return company.post("decisions",
                Map.of("orderId", "replayed-" + UUID.randomUUID(), "features", TestCompany.features(20))).path("id");
    }

    private JsonPath replay(String id) {
        return company.post("decisions/" + id + "/replay", Map.of()).jsonPath();
    }

    private void change(String sql, String id) {
        int rows = pool.query(sql.formatted(id)).execute().await().indefinitely().rowCount();
        assertThat(rows).isEqualTo(1);
    }

    private static final String FLIP = "update credit_decision set content = set_byte(content, 40, get_byte(content, 40) # 1) where id = '%s'";

    @Test
    void whatWasDecidedComesOutAgain() {
        JsonPath replay = replay(decision());

        assertThat(replay.getBoolean("identical")).as(replay.prettify()).isTrue();
        assertThat(replay.getList("differences")).isEmpty();
    }

    @Test
    void oneByteOfTheContentIsFoundAndNamed() {
        String id = decision();
        change(FLIP, id);

        JsonPath replay = replay(id);

        assertThat(replay.getBoolean("identical")).isFalse();
        assertThat(replay.getList("differences.field")).isEqualTo(List.of("content"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "order_id = concat(order_id, 'x') | orderId", "score = score + 1e-9 | score",
            "outcome = case outcome when 'refuse' then 'approve' else 'refuse' end | outcome",
            "created_at = created_at + interval '1 microsecond' | decidedAt", "policy_version = 7 | policyVersion",
            "version = 7 | version",
            "follow_up = set_byte(follow_up, 20, get_byte(follow_up, 20) # 1) | followUp" })
    void aChangedColumnIsFoundAndNamed(String change, String field) {
        String id = decision();
        company.post("decisions/" + id + "/outcome", Map.of("outcome", "good")).then().statusCode(200);
        change("update credit_decision set " + change + " where id = '%s'", id);

        assertThat(replay(id).getList("differences.field")).isEqualTo(List.of(field));
    }

    @Test
    void changedFeaturesOfAVersionAreFoundAndNamed() {
        TestCompany other = TestCompany.register();
        other.train(120, 6);
        String id = other.post("decisions", Map.of("orderId", "1", "features", TestCompany.features(23))).path("id");
        change("update credit_model set features = set_byte(features, 30, get_byte(features, 30) # 1) where company_id = '%s'",
                other.account().id().toString());

        JsonPath replay = other.post("decisions/" + id + "/replay", Map.of()).jsonPath();

        assertThat(replay.getList("differences.field")).isEqualTo(List.of("version"));
    }

    /** Whoever damages one decision does not keep the others from being read. */
    @Test
    void aDamagedDecisionIsSaidToBeAndListedBesideTheOthers() {
        String sound = decision();
        String id = decision();
        change(FLIP, id);

        var response = company.get("decisions/" + id);
        var list = company.get("decisions?limit=2").jsonPath();

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.<String> path("code")).isEqualTo("DECISION_DAMAGED");
        assertThat(list.getList("items.id")).isEqualTo(List.of(id, sound));
        assertThat(list.getList("items.damaged")).isEqualTo(List.of(true, false));
    }

    @Test
    void aChangedModelFileIsFoundAndNamed() {
        TestCompany other = TestCompany.register();
        other.train(200, 7);
        String id = other.post("decisions", Map.of("orderId", "1", "features", TestCompany.features(21))).path("id");
        change("update model_version set file = set_byte(file, 5000, get_byte(file, 5000) # 1) where name = 'credit.%s'",
                other.account().id().toString());

        JsonPath replay = other.post("decisions/" + id + "/replay", Map.of()).jsonPath();

        assertThat(replay.getBoolean("identical")).isFalse();
        assertThat(replay.getList("differences.field")).isEqualTo(List.of("model.sha256"));
    }

    /** Neither another model nor another policy changes what was decided before. */
    @Test
    void decisionsOutliveTrainingsAndPolicies() {
        TestCompany other = TestCompany.register();
        other.train(200, 8);
        String id = other.post("decisions", Map.of("orderId", "1", "features", TestCompany.features(22))).path("id");
        other.train(200, 9);
        other.put("policy", Map.of("thresholds", Map.of("approve", 0.99, "refuse", 0.98)));

        JsonPath replay = other.post("decisions/" + id + "/replay", Map.of()).jsonPath();

        assertThat(replay.getBoolean("identical")).as(replay.prettify()).isTrue();
        String name = "credit." + other.account().id();
        assertThat(other.account().get("/api/v1/models/" + name + "/versions").jsonPath().getList("items.version"))
                .isEqualTo(List.of(2, 1));
    }
}
