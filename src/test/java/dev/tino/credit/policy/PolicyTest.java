package dev.tino.credit.policy;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.tino.credit.TestCompany;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PolicyTest {

    @Test
    void aCompanyThatSaidNothingHasOne() {
        Response response = TestCompany.register().get("policy");

        assertThat(response.<Integer> path("version")).as(response.asString()).isEqualTo(1);
        assertThat(response.jsonPath().getDouble("thresholds.approve")).isCloseTo(5.0 / 6, within(1e-6));
        assertThat(response.jsonPath().getDouble("costs.approvedBad")).isEqualTo(5);
    }

    @Test
    void eachChangeIsAVersionAndWhatIsLeftOutStays() {
        TestCompany company = TestCompany.register();

        Response changed = company.put("policy", Map.of("thresholds", Map.of("approve", 0.9, "refuse", 0.4)));
        Response again = company.put("policy", Map.of("thresholds", Map.of("approve", 0.9, "refuse", 0.4)));
        Response costs = company.put("policy", Map.of("costs", Map.of("approvedBad", 9, "refusedGood", 2)));

        assertThat(changed.<Integer> path("version")).as(changed.asString()).isEqualTo(2);
        assertThat(again.<Integer> path("version")).isEqualTo(2);
        assertThat(costs.<Integer> path("version")).isEqualTo(3);
        assertThat(costs.jsonPath().getDouble("thresholds.approve")).isCloseTo(0.9, within(1e-6));
        assertThat(company.get("policy").asString()).isEqualTo(costs.asString());
        assertThat(TestCompany.register().get("policy").<Integer> path("version")).isEqualTo(1);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        TestCompany company = TestCompany.register();

        assertInvalid(company.put("policy", Map.of("thresholds", Map.of("approve", 0.4, "refuse", 0.5))), "thresholds.refuse");
        assertInvalid(company.put("policy", Map.of("thresholds", Map.of("approve", 1.4, "refuse", 0.5))), "thresholds.approve");
        assertInvalid(company.put("policy", Map.of("thresholds", Map.of("approve", 0.4))), "thresholds.refuse");
        assertInvalid(company.put("policy", Map.of("costs", Map.of("approvedBad", 0, "refusedGood", 1))), "costs.approvedBad");
        assertInvalid(company.put("policy", Map.of()), "thresholds");
        assertProblem(company.put("policy", List.of()), 400, "MALFORMED");
        assertProblem(Account.register().get(TestCompany.CREDIT + "policy"), 403, "FORBIDDEN");
    }
}
