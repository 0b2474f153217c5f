package dev.tino.credit.decision;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.credit.TestCompany;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DecisionsTest {

    private TestCompany company;

    @BeforeEach
    void aCompanyHasAModel() {
        company = TestCompany.trained();
    }

    private static String anOrder() {
        return "order-" + UUID.randomUUID();
    }

    private Response decide(String orderId, Map<String, Object> features) {
        return company.post("decisions", Map.of("orderId", orderId, "features", features));
    }

    @Test
    void anOrderIsDecidedOnAndTheReasonsAddUp() {
        Response response = decide(anOrder(), TestCompany.features(3));

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(response.header("Location")).endsWith("/api/v1/credit/decisions/" + response.path("id"));
        JsonPath decision = response.jsonPath();
        List<Double> contributions = decision.getList("reasons.contribution", Double.class);
        assertThat(contributions).isNotEmpty().hasSizeLessThanOrEqualTo(4);
        assertThat(decision.getDouble("base") + contributions.stream().mapToDouble(Double::doubleValue).sum()
                + decision.getDouble("otherReasons")).isCloseTo(decision.getDouble("rawScore"), within(1e-6));
        double score = decision.getDouble("score");
        assertThat(decision.getString("outcome")).isEqualTo(score >= 5.0 / 6 ? "approve" : score < 0.5 ? "refuse" : "review");
        assertThat(decision.getString("model.name")).isEqualTo("credit." + company.account().id());
        assertThat(decision.getString("model.sha256")).hasSize(64);
    }

    @Test
    void allThatItRestsOnIsTold() {
        String id = decide(anOrder(), TestCompany.features(4)).path("id");

        JsonPath whole = company.get("decisions/" + id).jsonPath();

        assertThat(whole.getMap("contributions").keySet()).isEqualTo(Set.of("income", "late", "purpose", "owner"));
        double sum = whole.getMap("contributions", String.class, Double.class).values().stream()
                .mapToDouble(Double::doubleValue).sum();
        assertThat(whole.getDouble("base") + sum).isCloseTo(whole.getDouble("rawScore"), within(1e-6));
        assertThat(whole.getMap("features").get("purpose")).isEqualTo(TestCompany.features(4).get("purpose"));
    }

    @Test
    void adverseReasonsComeFirstByWeight() {
        Map<String, Object> bad = Map.of("income", 1_000, "late", 3, "purpose", "house", "owner", false);

        List<Double> contributions = decide(anOrder(), bad).jsonPath().getList("reasons.contribution", Double.class);

        assertThat(contributions.get(0)).isNegative();
        List<Double> adverse = contributions.stream().filter(one -> one < 0).toList();
        assertThat(contributions.subList(0, adverse.size())).isEqualTo(adverse).isSorted();
    }

    @Test
    void reasonsAreToldInTheLanguageThatWasAskedFor() {
        Map<String, Object> body = Map.of("orderId", anOrder(), "features", Map.of("late", 3, "purpose", "car"));

        var english = company.account().request().header("Accept-Language", "en-GB,pt;q=0.5")
                .contentType("application/json").body(body).post(TestCompany.CREDIT + "decisions").jsonPath();
        var portuguese = company.account().request().header("Accept-Language", "pt-BR").contentType("application/json")
                .body(body).post(TestCompany.CREDIT + "decisions").jsonPath();

        assertThat(english.getList("reasons.text", String.class)).anyMatch(text -> text.startsWith("late = 3; this counts"));
        assertThat(portuguese.getList("reasons.text", String.class)).anyMatch(text -> text.startsWith("late = 3; isso pesa"));
    }

    @Test
    void missingAndUnknownValuesAreSaid() {
        Map<String, Object> features = new HashMap<>(Map.of("late", 1, "purpose", "boat", "owner", true));
        features.put("income", null);
        var response = company.account().request().header("Accept-Language", "en").contentType("application/json")
                .body(Map.of("orderId", anOrder(), "features", features)).post(TestCompany.CREDIT + "decisions");

        List<String> texts = response.jsonPath().getList("reasons.text", String.class);
        assertThat(texts).anyMatch(text -> text.startsWith("income was not given;"));
        assertThat(Language.ENGLISH.tell("purpose", "boat", true, -1))
                .isEqualTo("purpose = boat, which did not occur in training; this counts against the order.");
        assertThat(texts).noneMatch(text -> text.contains("purpose = boat;"));
    }

    @Test
    void anOrderThatIsRepeatedGetsItsFirstDecision() {
        String order = anOrder();
        Response first = decide(order, TestCompany.features(5));

        Response second = decide(order, TestCompany.features(5));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertProblem(decide(order, TestCompany.features(6)), 409, "ORDER_DIFFERS");
    }

    @Test
    void ofManyAtOnceOneDecides() {
        String order = anOrder();

        List<Response> responses = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> decide(order, TestCompany.features(7)))).toList().stream()
                .map(CompletableFuture::join).toList();

        assertThat(responses.stream().map(response -> response.<String> path("id")).distinct()).hasSize(1);
        assertThat(responses.stream().filter(response -> response.statusCode() == 201)).hasSize(1);
        assertThat(company.get("decisions?orderId=" + order).<List<?>> path("items")).hasSize(1);
    }

    @Test
    void whatAnOrderMustNotHoldIsRefusedWithItsField() {
        assertInvalid(decide(anOrder(), Map.of("late", 1, "shoeSize", 43)), "features.shoeSize");
        assertInvalid(decide(anOrder(), Map.of("late", "1")), "features.late");
        assertInvalid(decide(anOrder(), Map.of("late", "NaN")), "features.late");
        assertInvalid(decide(anOrder(), Map.of("purpose", 1)), "features.purpose");
        assertInvalid(decide(anOrder(), Map.of("purpose", "a\u0000b")), "features.purpose");
        assertInvalid(company.post("decisions", Map.of("features", Map.of())), "orderId");
        assertInvalid(company.post("decisions", Map.of("orderId", " ", "features", Map.of())), "orderId");
        assertInvalid(company.post("decisions", Map.of("orderId", anOrder(), "features", "none")), "features");
        assertProblem(company.post("decisions", List.of()), 400, "MALFORMED");
        for (String number : List.of("1e2147483648", "1e-2147483648", "1e99999999999")) {
            assertInvalid(company.account().request().contentType("application/json")
                    .body("{\"orderId\": \"1\", \"features\": {\"late\": %s}}".formatted(number))
                    .post(TestCompany.CREDIT + "decisions"), "features");
        }
        for (String number : List.of("1e400", "-1e400", "1e1000000000")) {
            assertInvalid(company.account().request().contentType("application/json")
                    .body("{\"orderId\": \"%s\", \"features\": {\"late\": %s}}".formatted(anOrder(), number))
                    .post(TestCompany.CREDIT + "decisions"), "features.late");
        }
        assertProblem(company.account().request().contentType("application/json")
                .body("{\"orderId\": \"1\", \"features\": {\"late\": NaN}}").post(TestCompany.CREDIT + "decisions"), 400,
                "MALFORMED");
    }

    /** Whole records can be sent; nothing of what is protected is kept. */
    @Test
    void protectedFieldsAreDropped() {
        Map<String, Object> features = new HashMap<>(TestCompany.features(8));
        double without = decide(anOrder(), features).jsonPath().getDouble("rawScore");
        features.putAll(Map.of("age", 99, "gender", "f", "customer", "c-1"));

        Response response = decide(anOrder(), features);

        assertThat(response.jsonPath().getDouble("rawScore")).isEqualTo(without);
        assertThat(company.get("decisions/" + response.path("id")).jsonPath().getMap("features"))
                .doesNotContainKeys("age", "gender", "customer");
    }

    @Test
    void aNumberedOrderIsTakenAsText() {
        int number = (int) (System.nanoTime() & 0x7fffffff);

        Response response = company.post("decisions", Map.of("orderId", number, "features", TestCompany.features(9)));

        assertThat(response.<String> path("orderId")).isEqualTo(Integer.toString(number));
    }

    @Test
    void aDecisionBeforeAnyModelIsRefused() {
        TestCompany other = TestCompany.register();

        assertProblem(other.post("decisions", Map.of("orderId", "1", "features", Map.of())), 409, "MODEL_NOT_TRAINED");
        assertProblem(other.get("policy/cut-offs"), 409, "MODEL_NOT_TRAINED");
    }

    @Test
    void anotherCompanySeesNothingOfIt() {
        String order = anOrder();
        String id = decide(order, TestCompany.features(10)).path("id");
        TestCompany other = TestCompany.register();

        assertProblem(other.get("decisions/" + id), 404, "DECISION_NOT_FOUND");
        assertProblem(other.post("decisions/" + id + "/replay", Map.of()), 404, "DECISION_NOT_FOUND");
        assertProblem(other.post("decisions/" + id + "/review", Map.of("outcome", "approve")), 404, "DECISION_NOT_FOUND");
        assertProblem(other.post("decisions/" + id + "/outcome", Map.of("outcome", "good")), 404, "DECISION_NOT_FOUND");
        assertThat(other.get("decisions?orderId=" + order).<List<?>> path("items")).isEmpty();
        assertProblem(Account.register().get(TestCompany.CREDIT + "decisions"), 403, "FORBIDDEN");
        assertProblem(given().get(TestCompany.CREDIT + "decisions"), 401, "UNAUTHORIZED");
    }

    @Test
    void decisionsAreListedNewestFirstPageByPage() {
        String first = decide(anOrder(), TestCompany.features(11)).path("id");
        String second = decide(anOrder(), TestCompany.features(12)).path("id");

        Response page = company.get("decisions?limit=1");
        Response next = company.get("decisions?limit=1&cursor=" + page.path("nextCursor"));

        assertThat(page.<String> path("items[0].id")).isEqualTo(second);
        assertThat(next.<String> path("items[0].id")).isEqualTo(first);
        assertInvalid(company.get("decisions?outcome=maybe"), "outcome");
        String lines = company.account().request().header("Accept", "application/x-ndjson")
                .get(TestCompany.CREDIT + "decisions").asString();
        assertThat(lines.lines().count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aPersonReviewsOnce() {
        String id = decide(anOrder(), TestCompany.features(13)).path("id");

        Response reviewed = company.post("decisions/" + id + "/review", Map.of("outcome", "approve", "note", "known to us"));

        assertThat(reviewed.<String> path("review.outcome")).as(reviewed.asString()).isEqualTo("approve");
        assertThat(reviewed.<String> path("review.note")).isEqualTo("known to us");
        assertThat(company.post("decisions/" + id + "/review", Map.of("outcome", "approve", "note", "known to us")).asString())
                .isEqualTo(reviewed.asString());
        assertProblem(company.post("decisions/" + id + "/review", Map.of("outcome", "refuse")), 409,
                "DECISION_ALREADY_REVIEWED");
        assertInvalid(company.post("decisions/" + id + "/review", Map.of("outcome", "review")), "outcome");
    }

    @Test
    void outcomesFeedTheLiveMetrics() {
        String metrics = "/api/v1/models/credit." + company.account().id() + "/live-metrics";
        Map<String, Object> good = Map.of("income", 5_000, "late", 0, "purpose", "house", "owner", true);
        String id = decide(anOrder(), good).path("id");
        int before = known(metrics);

        Response told = company.post("decisions/" + id + "/outcome", Map.of("outcome", "good"));

        assertThat(told.<String> path("known")).as(told.asString()).isEqualTo("good");
        assertThat(known(metrics)).isEqualTo(before + 1);
        assertInvalid(company.post("decisions/" + id + "/outcome", Map.of("outcome", "fine")), "outcome");
    }

    private int known(String metrics) {
        Response response = company.account().get(metrics);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        List<Integer> known = response.jsonPath().getList("items.known", Integer.class);
        return known == null ? 0 : known.stream().mapToInt(Integer::intValue).sum();
    }
}
