package dev.tino.finance.transaction;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TransactionsTest {

    private static final String PATH = "/api/v1/finance/transactions";

    private Account ana;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void aKnownMerchantIsClassified() {
        Response added = add("PADARIA SAO JOAO", "-12.50");

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        assertThat(added.<String> path("category")).isEqualTo("Alimentação");
        assertThat(added.<String> path("categorySource")).isEqualTo("model");
        assertThat(added.<Float> path("confidence")).isBetween(0.5f, 1f);
        assertThat(added.<String> path("model.name")).isEqualTo("finance.transactions");
        assertThat(added.<Integer> path("model.version")).isPositive();
        assertThat(added.<String> path("type")).isEqualTo("Despesa");
        Response read = ana.get(added.header("Location").replaceFirst("^https?://[^/]+", ""));
        assertThat(read.asString()).isEqualTo(added.asString());
    }

    @Test
    void anUnknownMerchantIsLeftAlone() {
        Response added = add("XQZWK VBNRT", "-12.50");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.<String> path("category")).isNull();
        assertThat(added.<String> path("categorySource")).isNull();
    }

    @Test
    void aCategoryOfTheUserIsHis() {
        Map<String, Object> input = line("PADARIA SAO JOAO", "-12.50");
        input.put("categoryId", ana.category("Pets"));
        input.put("person", "Ana");

        Response added = ana.post(PATH, input);

        assertThat(added.<String> path("category")).isEqualTo("Pets");
        assertThat(added.<String> path("categorySource")).isEqualTo("user");
        assertThat(added.<Object> path("confidence")).isNull();
        assertThat(added.<String> path("person")).isEqualTo("Ana");
    }

    @Test
    void incomeIsTypedByItsSign() {
        assertThat(add("SALARIO EMPRESA", "5000").<String> path("type")).isEqualTo("Receita");
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        Response added = ana.post(PATH, with(line("PADARIA SAO JOAO", "-12.50"), "person", "Ana"));
        String path = PATH + "/" + added.path("id");

        Response changed = ana.patch(path, Map.of("amount", -13, "categoryId", ana.category("Lazer")));
        Response emptied = ana.patch(path, Collections.singletonMap("person", null));

        assertThat(changed.<String> path("description")).isEqualTo("PADARIA SAO JOAO");
        assertThat(changed.<Float> path("amount")).isEqualTo(-13.00f);
        assertThat(changed.<String> path("category")).isEqualTo("Lazer");
        assertThat(changed.<String> path("categorySource")).isEqualTo("user");
        assertThat(changed.<Object> path("model")).isNull();
        assertThat(changed.<String> path("person")).isEqualTo("Ana");
        assertThat(emptied.<String> path("person")).isNull();
        assertThat(emptied.<String> path("category")).isEqualTo("Lazer");
        assertThat(ana.get(path).asString()).isEqualTo(emptied.asString());
    }

    @Test
    void aDeletedOneIsGone() {
        String path = PATH + "/" + add("x", "-1").path("id");

        assertThat(ana.delete(path).statusCode()).isEqualTo(204);

        assertProblem(ana.get(path), 404, "TRANSACTION_NOT_FOUND");
        assertProblem(ana.delete(path), 404, "TRANSACTION_NOT_FOUND");
    }

    @Test
    void anotherUsersTransactionIsNotFound() {
        String path = PATH + "/" + add("x", "-1").path("id");
        Account eve = Account.register();

        assertProblem(eve.get(path), 404, "TRANSACTION_NOT_FOUND");
        assertProblem(eve.patch(path, Map.of("amount", 1)), 404, "TRANSACTION_NOT_FOUND");
        assertProblem(eve.delete(path), 404, "TRANSACTION_NOT_FOUND");
        assertThat(eve.get(PATH).<List<?>> path("items")).isEmpty();
        assertInvalid(eve.post(PATH, with(line("x", "-1"), "categoryId", ana.category("Pets"))), "categoryId");
        assertThat(ana.get(path).<Float> path("amount")).isEqualTo(-1f);
    }

    @Test
    void withoutTokenNothingIsShown() {
        assertProblem(given().get(PATH), 401, "UNAUTHORIZED");
        assertProblem(given().contentType("application/json").body("{}").post(PATH), 401, "UNAUTHORIZED");
    }

    @Test
    void pagesTogetherAreTheListWhileRowsAreInserted() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Map<String, Object>> rows = IntStream.range(0, 237)
                .mapToObj(i -> with(line("row " + i, "-1"), "date", "2026-01-%02d".formatted(1 + random.nextInt(28)))).toList();
        List<String> ids = ana.post(PATH + "/batch", Map.of("transactions", rows)).path("items.id");

        List<String> seen = new ArrayList<>();
        List<String> dates = new ArrayList<>();
        String cursor = null;
        do {
            Response page = ana.request().queryParam("limit", 1 + random.nextInt(50))
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor)).get(PATH);
            seen.addAll(page.path("items.id"));
            dates.addAll(page.path("items.date"));
            cursor = page.path("nextCursor");
            ana.post(PATH, with(line("newer", "-1"), "date", "2026-02-01"));
        } while (cursor != null);

        assertThat(seen).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(dates).as("seed %d", seed).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void filtersCombine() {
        UUID pets = ana.category("Pets");
        ana.post(PATH, with(with(line("Racao do gato", "-50"), "categoryId", pets), "person", "Ana"));
        ana.post(PATH, with(line("Racao do cachorro", "-150"), "categoryId", pets));
        ana.post(PATH, with(with(line("RACAO antiga", "-50"), "categoryId", pets), "date", "2020-01-01"));

        assertThat(descriptions("q=racao&from=2026-01-01&minAmount=-100")).containsExactly("Racao do gato");
        assertThat(descriptions("categoryId=" + pets + "&to=2020-12-31")).containsExactly("RACAO antiga");
        assertThat(descriptions("person=Ana")).containsExactly("Racao do gato");
        assertThat(descriptions("maxAmount=-100")).containsExactly("Racao do cachorro");
        assertThat(descriptions("q=100%25")).isEmpty();
    }

    @Test
    void theSummaryAddsUpByMonthAndCategory() {
        UUID pets = ana.category("Pets");
        ana.post(PATH, with(line("a", "-50.10"), "categoryId", pets));
        ana.post(PATH, with(line("b", "-0.20"), "categoryId", pets));
        ana.post(PATH, with(line("refund", "10"), "categoryId", pets));
        ana.post(PATH, with(with(line("c", "-7"), "categoryId", pets), "date", "2025-12-31"));

        Response january = ana.get("/api/v1/finance/summary?from=2026-01-01&to=2026-01-31");
        Response all = ana.get("/api/v1/finance/summary");

        assertThat(january.<List<?>> path("items")).hasSize(1);
        assertThat(january.<String> path("items[0].month")).isEqualTo("2026-01");
        assertThat(january.<String> path("items[0].category")).isEqualTo("Pets");
        assertThat(january.<Float> path("items[0].expense")).isEqualTo(-50.30f);
        assertThat(january.<Float> path("items[0].income")).isEqualTo(10.00f);
        assertThat(january.<Integer> path("items[0].transactions")).isEqualTo(3);
        assertThat(all.<List<String>> path("items.month")).containsExactly("2026-01", "2025-12");
        assertInvalid(ana.get("/api/v1/finance/summary?from=2026-02-30"), "from");
        assertProblem(given().get("/api/v1/finance/summary"), 401, "UNAUTHORIZED");
    }

    @Test
    void aCursorServesOnlyItsOwnList() {
        ana.post(PATH + "/batch", Map.of("transactions", List.of(line("a", "-1"), line("b", "-1"))));
        String cursor = ana.get(PATH + "?limit=1").path("nextCursor");

        assertInvalid(ana.get(PATH + "?q=x&cursor=" + cursor), "cursor");
        assertInvalid(ana.get(PATH + "?cursor=rubbish"), "cursor");
        assertInvalid(ana.get(PATH + "?cursor=AAAA"), "cursor");
    }

    @Test
    void anEditedCursorIsRefused() {
        ana.post(PATH + "/batch", Map.of("transactions", List.of(line("a", "-1"), line("b", "-1"))));
        String cursor = ana.get(PATH + "?limit=1").path("nextCursor");
        String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);

        for (String date : List.of("2026-99-99", "infinity", "zz", "a\u0000b", "+999999-01-01", "")) {
            String edited = Base64.getUrlEncoder()
                    .encodeToString(plain.replace("2026-01-31", date).getBytes(StandardCharsets.UTF_8));
            assertInvalid(ana.request().queryParam("cursor", edited).get(PATH), "cursor");
        }
    }

    @Test
    void changesOfDifferentFieldsAtOnceBothStay() throws Exception {
        for (int i = 0; i < 20; i++) {
            String path = PATH + "/" + add("x", "-1").path("id");

            var person = CompletableFuture.supplyAsync(() -> ana.patch(path, Map.of("person", "Ana")));
            var description = CompletableFuture.supplyAsync(() -> ana.patch(path, Map.of("description", "changed")));

            assertThat(person.get().statusCode()).isEqualTo(200);
            assertThat(description.get().statusCode()).isEqualTo(200);
            Response both = ana.get(path);
            assertThat(both.<String> path("person")).isEqualTo("Ana");
            assertThat(both.<String> path("description")).isEqualTo("changed");
        }
    }

    @Test
    void aCategoryRemovedMeanwhileIsAConflictAndNoDefect() throws Exception {
        for (int i = 0; i < 20; i++) {
            String category = ana.post("/api/v1/finance/categories", Map.of("name", "Brief " + i)).path("id");

            var removed = CompletableFuture.supplyAsync(() -> ana.delete("/api/v1/finance/categories/" + category));
            var added = CompletableFuture
                    .supplyAsync(() -> ana.post(PATH, with(line("x", "-1"), "categoryId", category)));

            assertThat(removed.get().statusCode()).isIn(204, 409);
            assertThat(added.get().statusCode()).isIn(201, 409, 422);
        }
    }

    @Test
    void hundredsOfThousandsOfBadRowsCostNoMoreThanTooMany() {
        String rows = "{},".repeat(300_000) + "{}";

        Response refused = ana.request().contentType("application/json").body("{\"transactions\":[" + rows + "]}")
                .post(PATH + "/batch");
        Response tenThousand = ana.request().contentType("application/json")
                .body("{\"transactions\":[" + "{},".repeat(9_999) + "{}]}").post(PATH + "/batch");

        assertInvalid(refused, "transactions");
        assertInvalid(tenThousand, "transactions[0].date");
        assertThat(tenThousand.<List<?>> path("violations")).hasSizeLessThan(110);
    }

    @Test
    void jsonMeansWhatItSays() {
        assertInvalid(raw("{\"date\":20000,\"description\":\"x\",\"amount\":1}"), "date");
        assertInvalid(raw("{\"date\":\"2026-01-31T00:00:00Z\",\"description\":\"x\",\"amount\":1}"), "date");
        assertInvalid(raw("{\"date\":\"2026-01-31\",\"description\":5,\"amount\":1}"), "description");
        assertInvalid(raw("{\"date\":\"2026-01-31\",\"description\":\"x\",\"amount\":\"1\"}"), "amount");
        assertInvalid(raw("{\"date\":\"2026-01-31\",\"description\":\"x\",\"amount\":0.000}"), "amount");
        assertProblem(raw("{\"date\":\"2026-01-31\",\"description\":\"x\",\"amount\":1} more"), 400, "MALFORMED");
        byte[] utf32 = { 0, 0, 0, '{', -1, -1, -1, -1 };
        assertProblem(ana.request().contentType("application/json").body(utf32).post(PATH), 400, "MALFORMED");
        assertProblem(ana.request().contentType("application/json").body(utf32).post(PATH + "/batch"), 400, "MALFORMED");
        assertProblem(ana.request().contentType("text/plain").body("x").post("/api/v1/finance/categories"), 415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertInvalid(ana.get(PATH + "?minAmount=0e-100000"), "minAmount");
    }

    @Test
    void badParametersAreNamed() {
        assertInvalid(ana.get(PATH + "?limit=0"), "limit");
        assertInvalid(ana.get(PATH + "?limit=501"), "limit");
        assertInvalid(ana.get(PATH + "?limit=many"), "limit");
        assertInvalid(ana.get(PATH + "?from=2026-02-30"), "from");
        assertInvalid(ana.get(PATH + "?from=2026-02-02&to=2026-02-01"), "from");
        assertInvalid(ana.get(PATH + "?categoryId=1"), "categoryId");
        assertInvalid(ana.get(PATH + "?minAmount=2&maxAmount=1"), "minAmount");
        assertInvalid(ana.get(PATH + "?minAmount=1e400"), "minAmount");
        assertInvalid(ana.request().urlEncodingEnabled(false).get(PATH + "?q=a%00b"), "q");
        assertProblem(ana.get(PATH + "/not-an-id"), 404, "NOT_FOUND");
    }

    @Test
    void theStreamHasEveryRowOnce() {
        List<Map<String, Object>> rows = IntStream.range(0, 1_203).mapToObj(i -> line("row " + i, "-1")).toList();
        List<String> ids = ana.post(PATH + "/batch", Map.of("transactions", rows)).path("items.id");

        Response stream = ana.request().accept("application/x-ndjson").get(PATH);

        assertThat(stream.contentType()).startsWith("application/x-ndjson");
        List<String> lines = Arrays.asList(stream.asString().split("\n"));
        assertThat(lines).hasSize(ids.size()).allMatch(line -> line.startsWith("{\"id\":\""));
        assertThat(lines.stream().map(line -> line.substring(7, 43))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Account.register().request().accept("application/x-ndjson").get(PATH).asString()).isEmpty();
    }

    @Test
    void aBatchIsStoredWholeOrNotAtAll() {
        List<Map<String, Object>> rows = new ArrayList<>(
                IntStream.range(0, 100).mapToObj(i -> line("PADARIA " + i, "-1")).toList());
        rows.set(70, line("", "-1"));

        assertInvalid(ana.post(PATH + "/batch", Map.of("transactions", rows)), "transactions[70].description");
        rows.set(70, with(line("x", "-1"), "categoryId", UUID.randomUUID()));
        assertInvalid(ana.post(PATH + "/batch", Map.of("transactions", rows)), "transactions[70].categoryId");

        assertThat(ana.get(PATH).<List<?>> path("items")).isEmpty();
    }

    @Test
    void aBatchHasAtMostTenThousandRows() {
        List<Map<String, Object>> rows = Collections.nCopies(10_001, line("x", "-1"));

        assertInvalid(ana.post(PATH + "/batch", Map.of("transactions", rows)), "transactions");
        assertInvalid(ana.post(PATH + "/batch", Map.of("transactions", List.of())), "transactions");
        assertProblem(ana.request().contentType("application/json").post(PATH + "/batch"), 400, "MALFORMED");

        assertThat(ana.get(PATH).<List<?>> path("items")).isEmpty();
    }

    @Test
    void badFieldsAreNamedAndNothingIsStored() {
        assertInvalid(ana.post(PATH, with(line("x", "-1"), "date", "2026-02-30")), "date");
        assertInvalid(ana.post(PATH, with(line("x", "-1"), "date", "+999999-01-01")), "date");
        assertInvalid(ana.post(PATH, line("x", "1e400")), "amount");
        assertInvalid(ana.post(PATH, line("x", "1e1000000000")), "amount");
        assertInvalid(ana.post(PATH, line("x", "1.005")), "amount");
        assertInvalid(ana.post(PATH, line("", "-1")), "description");
        assertInvalid(ana.post(PATH, line("x".repeat(501), "-1")), "description");
        assertInvalid(ana.post(PATH, line("a\u0000b", "-1")), "description");
        assertInvalid(ana.post(PATH, line("\uD800", "-1")), "description");
        assertInvalid(ana.post(PATH, with(line("x", "-1"), "categoryId", "no id")), "categoryId");
        assertProblem(raw("{\"date\":\"2026-01-31\",\"description\":\"x\",\"amount\":NaN}"), 400, "MALFORMED");
        assertProblem(raw("{"), 400, "MALFORMED");
        assertProblem(raw("[]"), 400, "MALFORMED");
        assertThat(raw("").statusCode()).isIn(400, 422);
        assertThat(raw("null").statusCode()).isIn(400, 422);
        assertProblem(ana.request().contentType("text/plain").body("x").post(PATH), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(ana.request().accept("image/png").get(PATH), 406, "NOT_ACCEPTABLE");
        assertProblem(ana.request().put(PATH), 405, "METHOD_NOT_ALLOWED");

        assertThat(ana.get(PATH).<List<?>> path("items")).isEmpty();
    }

    @Test
    void aBodyOfInvalidUtf8IsMalformed() {
        byte[] body = "{\"date\":\"2026-01-31\",\"amount\":1,\"description\":\"caf?\"}"
                .getBytes(StandardCharsets.US_ASCII);
        body[body.length - 3] = (byte) 0xE9;

        assertProblem(ana.request().contentType("application/json").body(body).post(PATH), 400, "MALFORMED");
    }

    private Response add(String description, String amount) {
        return ana.post(PATH, line(description, amount));
    }

    private Response raw(String json) {
        return ana.request().contentType("application/json").body(json).post(PATH);
    }

    private List<String> descriptions(String query) {
        return ana.request().urlEncodingEnabled(false).get(PATH + "?" + query).path("items.description");
    }

    private static Map<String, Object> line(String description, String amount) {
        return new HashMap<>(Map.of("date", "2026-01-31", "description", description, "amount", new BigDecimal(amount)));
    }

    private static Map<String, Object> with(Map<String, Object> line, String field, Object value) {
        line.put(field, value);
        return line;
    }
}
