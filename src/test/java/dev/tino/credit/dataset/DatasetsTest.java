package dev.tino.credit.dataset;

import static dev.tino.credit.dataset.Company.DATASETS;
import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DatasetsTest {

    private static final Map<String, Object> INCOME = Map.of("name", "income", "type", "number", "required", true);

    private Company company;

    @BeforeEach
    void register() {
        company = Company.register();
    }

    @Test
    void aDatasetBeginsOpenAndEmpty() {
        Response added = company.account().post(DATASETS, Company.declared(INCOME,
                Map.of("name", "region", "type", "category", "levels", List.of("north", "south"))));

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith(DATASETS + "/" + added.path("id"));
        assertThat(added.<String> path("status")).isEqualTo("open");
        assertThat(added.<List<String>> path("protected")).containsExactly("gender");
        assertThat(added.<List<String>> path("label.refuse")).containsExactly("defaulted");
        assertThat(added.<List<String>> path("fields.name")).containsExactly("income", "region", "status", "gender",
                "customer");
        assertThat(added.<List<String>> path("fields.type")).containsExactly("number", "category", "category", null, null);
        assertThat(added.<List<String>> path("fields[1].levels")).containsExactly("north", "south");
        assertThat(added.<Integer> path("rows")).isZero();
        assertThat(added.<String> path("sealedAt")).isNull();
        assertThat(company.get(added.path("id")).asString()).isEqualTo(added.asString());
    }

    @Test
    void withoutDeclaredFieldsNoneIsKnown() {
        assertThat(company.get(company.dataset()).<List<Object>> path("fields")).isEmpty();
    }

    @Test
    void aRepeatUnderOneKeyBeginsNoSecond() {
        Response first = company.account().request().header("Idempotency-Key", "once").contentType("application/json")
                .body(Company.OPEN).post(DATASETS);
        Response second = company.account().request().header("Idempotency-Key", "once").contentType("application/json")
                .body(Company.OPEN).post(DATASETS);

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(company.account().get(DATASETS).<List<Object>> path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e400", "1e2147483648", "1e99999999999", "-1e1000000000", "[]", "null" })
    @Timeout(20)
    void aLabelOfNoValueIsRefused(String value) {
        String body = """
                {"name": "Pedidos", "label": {"field": "status", "approve": [%s], "refuse": [2]}}""".formatted(value);
        var request = company.account().request().contentType("application/json").body(body);

        assertThat(request.post(DATASETS).statusCode()).isEqualTo(422);
        assertThat(request.header("Idempotency-Key", "once").post(DATASETS).statusCode()).isEqualTo(422);
    }

    @Test
    void aLabelThatIsNestedTooDeeplyIsMalformed() {
        String body = """
                {"name": "Pedidos", "label": {"field": "status", "approve": [%s], "refuse": [2]}}"""
                .formatted("[".repeat(2_000) + "]".repeat(2_000));

        assertProblem(company.account().request().contentType("application/json").body(body).post(DATASETS), 400, "MALFORMED");
    }

    @Test
    void whatIsNoDatasetIsRefused() {
        assertInvalid(post("name", null), "name");
        assertInvalid(post("name", "a\u0000b"), "name");
        assertInvalid(post("label", null), "label");
        assertInvalid(post("label", Map.of("field", "status", "approve", List.of(), "refuse", List.of("x"))), "label.approve");
        assertInvalid(post("label", Map.of("field", "status", "approve", Collections.nCopies(21, "x"), "refuse", List.of("y"))),
                "label.approve");
        assertInvalid(post("label", Map.of("field", "status", "approve", List.of("x"), "refuse", List.of("x"))),
                "label.refuse[0]");
        assertInvalid(post("label", Map.of("field", "status", "approve", List.of(List.of(1)), "refuse", List.of("x"))),
                "label.approve[0]");
        assertInvalid(post("idField", "status"), "label.field");
        assertInvalid(post("protected", List.of("customer")), "protected[0]");
        assertInvalid(post("protected", Collections.singletonList(null)), "protected[0]");
        assertInvalid(post("fields", List.of(INCOME, INCOME)), "fields[1].name");
        assertInvalid(post("fields", List.of(Map.of("name", "x", "type", "text"))), "fields[0].type");
        assertInvalid(post("fields", List.of(Map.of("name", "x".repeat(101), "type", "number"))), "fields[0].name");
        assertInvalid(post("fields", List.of(Map.of("name", "x", "type", "boolean", "levels", List.of("a")))),
                "fields[0].levels");
        assertInvalid(post("fields", Collections.nCopies(201, INCOME)), "fields");
        assertProblem(company.account().request().contentType("application/json").body("{").post(DATASETS), 400, "MALFORMED");
    }

    @Test
    void pagesTogetherAreTheListNewestFirst() {
        List<String> newestFirst = new ArrayList<>(List.of(company.dataset(), company.dataset(), company.dataset()));
        Collections.reverse(newestFirst);

        Response first = company.account().get(DATASETS + "?limit=2");
        Response second = company.account().request().queryParam("cursor", first.<String> path("nextCursor"))
                .get(DATASETS + "?limit=2");

        List<String> seen = new ArrayList<>(first.<List<String>> path("items.id"));
        seen.addAll(second.path("items.id"));
        assertThat(seen).isEqualTo(newestFirst);
        assertThat(second.<String> path("nextCursor")).isNull();
        assertThat(company.account().request().accept("application/x-ndjson").get(DATASETS).asString().lines()).hasSize(3);
        assertInvalid(company.account().get(DATASETS + "?limit=0"), "limit");
        assertInvalid(company.account().get(DATASETS + "?cursor=x"), "cursor");
    }

    @Test
    void anotherCompanysDatasetIsNotFound() {
        String id = company.dataset();
        company.put(id, 1, Company.rows(1, 3));
        Company other = Company.register();

        assertProblem(other.get(id), 404, "DATASET_NOT_FOUND");
        assertProblem(other.report(id), 404, "DATASET_NOT_FOUND");
        assertProblem(other.account().get(DATASETS + "/" + id + "/rejected"), 404, "DATASET_NOT_FOUND");
        assertProblem(other.put(id, 1, Company.rows(1, 3)), 404, "DATASET_NOT_FOUND");
        assertProblem(other.put(id, 2, "{}"), 404, "DATASET_NOT_FOUND");
        assertProblem(other.get(UUID.randomUUID().toString()), 404, "DATASET_NOT_FOUND");
        assertThat(other.account().get(DATASETS).<List<Object>> path("items")).isEmpty();
        assertThat(company.get(id).<Integer> path("rows")).isEqualTo(3);
    }

    @Test
    void onlyCompaniesHaveDatasets() {
        String id = company.dataset();
        Account user = Account.register();

        for (String path : List.of(DATASETS, DATASETS + "/" + id, DATASETS + "/" + id + "/report",
                DATASETS + "/" + id + "/rejected", "/api/v1/credit/schemas",
                "/api/v1/credit/schemas/brazilian-credit/sample")) {
            assertProblem(user.get(path), 403, "FORBIDDEN");
            assertProblem(given().get(path), 401, "UNAUTHORIZED");
        }
        assertProblem(user.post(DATASETS, Company.OPEN), 403, "FORBIDDEN");
        assertProblem(new Company(user).put(id, 1, Company.rows(1, 3)), 403, "FORBIDDEN");
        assertProblem(given().contentType("application/json").body("{}").put(DATASETS + "/" + id + "/batches/1"), 401,
                "UNAUTHORIZED");
    }

    @Test
    void theReadyDatasetTakesItsSample() {
        Response schemas = company.account().get("/api/v1/credit/schemas");
        String id = company.dataset(schemas.path("items[0].dataset"));
        Response sample = company.account().get("/api/v1/credit/schemas/brazilian-credit/sample?rows=500&seed=7");

        Response stored = company.put(id, 1, sample.asString());

        assertThat(schemas.<List<String>> path("items.name")).containsExactly("brazilian-credit");
        assertThat(stored.asString()).isEqualTo("{\"received\":500,\"rejected\":[]}");
        assertThat(company.account().get("/api/v1/credit/schemas/brazilian-credit/sample?rows=500&seed=7").asString())
                .isEqualTo(sample.asString());
        assertThat(company.report(id).<Integer> path("columns.findAll { it.role == 'feature' }.size()")).isEqualTo(28);
        assertInvalid(company.account().get("/api/v1/credit/schemas/brazilian-credit/sample?rows=501"), "rows");
        assertInvalid(company.account().get("/api/v1/credit/schemas/brazilian-credit/sample?seed=x"), "seed");
    }

    private Response post(String field, Object value) {
        Map<String, Object> body = new HashMap<>(Company.OPEN);
        body.put(field, value);
        return company.account().post(DATASETS, body);
    }
}
