package dev.tino.compat.finance.transaction;

import static dev.tino.compat.finance.OldClient.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.compat.finance.OldClient;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OldTransactionsTest {

    private static final String MIDNIGHT = "Mon, 15 Jan 2024 00:00:00 GMT";

    private OldClient ana;

    @BeforeEach
    void registerAna() {
        ana = OldClient.register();
    }

    @Test
    void whereThereIsNoneTheListIsAnObject() {
        Response none = ana.get("/transactions");

        assertThat(none.contentType()).startsWith("application/json");
        assertThat(none.<Map<String, ?>> path("")).isEqualTo(Map.of("transactions", List.of()));
    }

    @Test
    void whoBringsABadTokenIsToldSo() {
        Response refused = ana.account().by("x").get("/transactions");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.<Map<String, String>> path("")).isEqualTo(Map.of("message", "A valid bearer token is needed"));
    }

    @Test
    void aListedOneHasTheColumnsOfFourTables() {
        int bob = ana.form("/user", Map.of("first_name", "Bob", "last_name", "Uncle", "email", "uncle@bob.com")).path("id");
        save(transaction("PADARIA", 250.5, bob));

        Response listed = ana.get("/transactions");

        assertThat(listed.header("Deprecation")).startsWith("@");
        assertThat(listed.header("Link")).contains("/api/v1/finance/transactions>");
        assertThat(listed.<List<Map<String, Object>>> path("")).singleElement().satisfies(row -> assertThat(row)
                .containsOnlyKeys("value", "transaction_date", "created_at", "transaction_id", "description", "user_id",
                        "first_name", "last_name", "email", "transaction_type", "transaction_category", "id")
                .containsEntry("transaction_date", MIDNIGHT).containsEntry("description", "PADARIA")
                .containsEntry("user_id", bob).containsEntry("first_name", "Bob").containsEntry("last_name", "Uncle")
                .containsEntry("email", "uncle@bob.com").containsEntry("transaction_type", "Despesa")
                .containsEntry("transaction_category", "Pets").containsEntry("id", ana.category("Pets"))
                .containsEntry("value", 250.5f)
                .hasEntrySatisfying("created_at", at -> assertThat((String) at).endsWith(" GMT")));
        assertThat(OldClient.register().get("/transactions").<Map<String, ?>> path("")).containsKey("transactions");
    }

    @Test
    void theAnswerToABatchIsTheBatch() {
        Map<String, Object> sent = transaction("PADARIA", 250.5, ana.user());
        sent.put("transaction_date", "2024-01-15T08:30:00");

        Response saved = ana.json("/api/transactions", Map.of("transactions", List.of(sent)));

        sent.put("value", 250.5f);
        sent.put("transaction_date", "Mon, 15 Jan 2024 08:30:00 GMT");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.<Map<String, ?>> path("")).isEqualTo(Map.of("transactions", List.of(sent)));
        assertThat(ana.json("/transactions", Map.of("transactions", List.of())).<Map<String, ?>> path(""))
                .isEqualTo(Map.of("transactions", List.of()));
    }

    /** The front end sends type 1 whatever the line is. */
    @Test
    void aSheetWithoutSignsIsReadAgainAsItWasAndCountsAsExpenses() {
        save(transaction("PADARIA", 250.5, ana.user()), transaction("MERCADO", 12, ana.user()));

        assertThat(ana.transaction("PADARIA")).containsEntry("value", 250.5f);
        assertThat(ana.transaction("MERCADO")).containsEntry("value", 12.0f);
        assertThat(amounts()).containsExactlyInAnyOrder(-250.5f, -12.0f);
    }

    @Test
    void aSheetWithSignsIsReadAgainAsItWasAndKeepsThem() {
        save(transaction("PADARIA", -250.5, ana.user()), transaction("SALARIO", 3_000, ana.user()));

        assertThat(ana.transaction("PADARIA")).containsEntry("value", -250.5f).containsEntry("transaction_type", "Despesa");
        assertThat(ana.transaction("SALARIO")).containsEntry("value", 3000.0f).containsEntry("transaction_type", "Despesa");
        assertThat(amounts()).containsExactlyInAnyOrder(-250.5f, 3000.0f);
    }

    @Test
    void otherTypesLeaveAmountsAsTheyAre() {
        int mine = ana.form("/type", Map.of("type", "Reserva")).path("id");
        Map<String, Object> income = transaction("SALARIO", 3_000, ana.user());
        income.put("transaction_type_id", 2);
        Map<String, Object> reserve = transaction("RESERVA", 70, ana.user());
        reserve.put("transaction_type_id", mine);
        save(income, reserve);

        assertThat(ana.transaction("SALARIO")).containsEntry("value", 3000.0f).containsEntry("transaction_type", "Receita");
        assertThat(ana.transaction("RESERVA")).containsEntry("value", 70.0f).containsEntry("transaction_type", "Reserva");
        assertThat(amounts()).containsExactlyInAnyOrder(3000.0f, 70.0f);
    }

    @Test
    void whatTinoRecordsIsListedWithoutTheMinusOfExpenses() {
        ana.account().post("/api/v1/finance/transactions",
                Map.of("date", "2024-01-15", "description", "XQZWK VBN", "amount", -12.5, "person", "Zé da Silva"))
                .then().statusCode(201);

        assertThat(ana.transaction("XQZWK VBN")).containsEntry("value", 12.5f).containsEntry("first_name", "Zé")
                .containsEntry("last_name", "da Silva").containsEntry("user_id", null).containsEntry("email", null)
                .containsEntry("id", null).containsEntry("transaction_category", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            250,50   | 250.5
            1.234,56 | 1234.56
            250.50   | 250.5
            33.300000000000004 | 33.3""")
    void amountsAsTextAreNotCutAtTheComma(String text, float value) {
        Map<String, Object> sent = transaction("PADARIA", 0, ana.user());
        sent.put("value", text);
        save(sent);

        assertThat(ana.transaction("PADARIA")).containsEntry("value", value);
    }

    @Test
    void aBatchIsSavedWholeOrNotAtAll() {
        Map<String, Object> unknown = transaction("MERCADO", 12, 987_654_321);

        Response refused = ana.json("/transactions",
                Map.of("transactions", List.of(transaction("PADARIA", 1, ana.user()), unknown)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<Map<String, String>> path("")).isEqualTo(Map.of("message", "Not possible to add transaction"));
        assertThat(ana.get("/transactions").<Map<String, ?>> path("")).containsKey("transactions");
    }

    @Test
    void othersCategoriesAndPeopleAreUnknown() {
        OldClient bruno = OldClient.register();
        Map<String, Object> foreignCategory = transaction("PADARIA", 1, ana.user());
        foreignCategory.put("transaction_category_id", bruno.category("Pets"));
        Map<String, Object> foreignType = transaction("PADARIA", 1, ana.user());
        foreignType.put("transaction_type_id", bruno.form("/type", Map.of("type", "Reserva")).<Object> path("id"));

        for (Map<String, Object> sent : List.of(foreignCategory, foreignType, transaction("PADARIA", 1, bruno.user()))) {
            assertThat(ana.json("/transactions", Map.of("transactions", List.of(sent))).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void anIdempotencyKeySavesABatchOnce() {
        var body = Map.of("transactions", List.of(transaction("PADARIA", 1, ana.user())));

        List<String> answers = IntStream.range(0, 2).mapToObj(turn -> ana.account().request()
                .header("Idempotency-Key", "double click").contentType(ContentType.JSON).body(body).post("/transactions")
                .asString()).toList();

        assertThat(answers.get(1)).isEqualTo(answers.get(0)).contains("PADARIA");
        assertThat(ana.get("/transactions").<List<?>> path("")).hasSize(1);
    }

    @Test
    void whatIsWrongWithABatchIsToldAsTheFrameworkDid() {
        Map<String, Object> empty = Map.of();
        Map<String, Object> wrong = transaction(" ", 1, ana.user());
        wrong.putAll(Map.of("value", "abc", "transaction_date", "yesterday", "user_id", "x", "transaction_type_id", 1.5,
                "transaction_category_id", true));

        Response refused = ana.json("/transactions", Map.of("transactions", List.of(empty, wrong)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(types(refused)).containsExactly("missing", "missing", "missing", "missing", "missing", "missing",
                "float_parsing", "value_error", "datetime_from_date_parsing", "int_parsing", "int_type", "int_type");
        assertThat(refused.<List<Object>> path("[0].loc")).containsExactly("transactions", 0, "value");
        assertThat(refused.<String> path("[0].msg")).isEqualTo("Field required");
        assertThat(refused.<Object> path("[6].input")).isEqualTo("abc");
        assertThat(refused.<List<Object>> path("[8].loc")).containsExactly("transactions", 1, "transaction_date");
    }

    @Test
    void bodiesThatHoldNoListAreRefusedAndNoneIsA500() {
        assertThat(types(ana.json("/transactions", Map.of()))).containsExactly("missing");
        assertThat(types(ana.json("/transactions", "[]"))).containsExactly("missing");
        assertThat(types(ana.json("/transactions", Map.of("transactions", "x")))).containsExactly("list_type");
        assertThat(types(ana.json("/transactions", Map.of("transactions", List.of(1))))).containsExactly(
                "model_attributes_type");
        assertThat(types(ana.json("/transactions", "{"))).containsExactly("json_invalid");
        assertThat(types(ana.json("/transactions", "{\"transactions\": [{}"))).containsExactly("json_invalid");
        assertThat(types(ana.json("/transactions", ""))).containsExactly("missing");
        assertThat(types(ana.json("/transactions", Map.of("transactions", Collections.nCopies(10_001, 1)))))
                .hasSizeGreaterThan(0);
        Map<String, Object> huge = transaction("PADARIA", 1, ana.user());
        huge.put("value", "1e400");
        assertThat(types(ana.json("/transactions", Map.of("transactions", List.of(huge))))).containsExactly("value_error");
        Map<String, Object> early = transaction("PADARIA", 1, ana.user());
        early.put("transaction_date", "0001-01-01");
        assertThat(types(ana.json("/transactions", Map.of("transactions", List.of(early))))).containsExactly("value_error");
        Response text = ana.account().request().contentType("text/plain").body("x").post("/transactions");
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(text.<Map<String, ?>> path("")).containsOnlyKeys("message");
    }

    @Test
    void anAmountThatRoundsUpToTooManyDigitsIsRefused() {
        Map<String, Object> sent = transaction("PADARIA", 1, ana.user());
        sent.put("value", "999999999999.995");

        Response refused = ana.json("/transactions", Map.of("transactions", List.of(sent)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(types(refused)).containsExactly("value_error");
        assertThat(types(ana.json("/transaction", sent))).containsExactly("value_error");
    }

    @Test
    void whatIsRefusedIsToldInShort() {
        Map<String, Object> wide = new HashMap<>();
        IntStream.range(0, 1_000).forEach(i -> wide.put(i + "x".repeat(1_000), "y".repeat(1_000)));
        String text = "z".repeat(100_000);

        Response missing = ana.json("/transactions", Map.of("transactions", List.of(wide)));
        Response noList = ana.json("/transactions", Map.of("transactions", text));
        Response half = ana.json("/transactions", "{\"transactions\": \"\\ud800\"}");

        assertThat(types(missing)).hasSize(6).containsOnly("missing");
        assertThat(missing.asString()).hasSizeLessThan(60_000);
        assertThat(types(noList)).containsExactly("list_type");
        assertThat(noList.<String> path("[0].input")).isEqualTo("z".repeat(200) + "…");
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.<String> path("[0].input")).isEqualTo("\uFFFD");
    }

    @Test
    void peopleAreFoundByTheirNamesTheFirstOfThatNameFirst() {
        int first = ana.form("/user", Map.of("first_name", "Bob", "last_name", "Uncle", "email", "uncle@bob.com")).path("id");
        int second = ana.form("/user", Map.of("first_name", "Bob", "last_name", "Uncle", "email", "bob@uncle.com")).path("id");
        save(transaction("PADARIA", 1, second), transaction("MERCADO", 1, ana.user()));

        assertThat(ana.transaction("PADARIA")).containsEntry("user_id", first).containsEntry("email", "uncle@bob.com");
        assertThat(ana.transaction("MERCADO")).containsEntry("user_id", ana.user());
    }

    @Test
    void whatHasNoCategoryIsLeftToTheModel() {
        Map<String, Object> sent = transaction("PADARIA SAO JOAO", 12.5, ana.user());
        sent.put("transaction_category_id", null);
        save(sent);

        assertThat(ana.transaction("PADARIA SAO JOAO")).containsEntry("transaction_category", "Alimentação");
    }

    @Test
    void aSingleOneIsAddedWithAFormAsItWasMeantToBe() {
        Map<String, Object> sent = transaction("PADARIA", 250.5, ana.user());

        Response form = ana.form("/transaction", sent);
        Response multipart = ana.multipart("/api/transaction", Map.of("value", "1,5", "description", "MERCADO", "date",
                "2024-01-15", "user_id", ana.user(), "transaction_type_id", 1, "category_id",
                ana.category("Casa e decoração")));

        assertThat(form.statusCode()).as(form.asString()).isEqualTo(200);
        assertThat(form.<Map<String, Object>> path("")).isEqualTo(ana.transaction("PADARIA"))
                .containsEntry("value", 250.5f).containsEntry("transaction_date", MIDNIGHT)
                .containsEntry("transaction_category", "Pets");
        assertThat(multipart.<String> path("transaction_category")).isEqualTo("Casa e decoração");
        assertThat(multipart.<Float> path("value")).isEqualTo(1.5f);
    }

    @Test
    void aSingleOneHasAValueAndADateButNobodyByDefault() {
        Map<String, Object> sent = transaction("PADARIA", 1, ana.user());
        sent.keySet().removeAll(List.of("value", "transaction_date"));

        assertThat(ana.json("/transaction", sent).<Float> path("value")).isEqualTo(100.0f);
        assertThat(types(ana.form("/transaction", Map.of("value", "abc")))).containsExactly("float_parsing", "missing",
                "missing", "missing", "missing");
        sent.put("user_id", 987_654_321);
        Response unknown = ana.json("/transaction", sent);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.<Map<String, String>> path("")).isEqualTo(Map.of("message", "Not possible to add transaction"));
    }

    @Test
    void oneIsRemovedByItsNumberAndOnlyByItsOwner() {
        save(transaction("PADARIA", 1, ana.user()));
        int id = (Integer) ana.transaction("PADARIA").get("transaction_id");

        Response foreign = OldClient.register().delete("/transaction", "id", id);
        Response removed = ana.delete("/transaction", "id", id);
        Response again = ana.delete("/api/transaction", "id", id);

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(removed.<Map<String, Object>> path(""))
                .isEqualTo(Map.of("message", "Transaction removed successfully", "id", id));
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.<Map<String, String>> path("")).isEqualTo(Map.of("message", "Transaction not found"));
        assertThat(types(ana.delete("/transaction", "id", "x"))).containsExactly("int_parsing");
        assertThat(types(ana.account().request().delete("/transaction"))).containsExactly("missing");
    }

    @Test
    void whoseWasRemovedStaysByHisName() {
        int bob = ana.form("/user", Map.of("first_name", "Bob", "last_name", "Uncle", "email", "uncle@bob.com")).path("id");
        save(transaction("PADARIA", 1, bob));
        ana.delete("/user", "email", "uncle@bob.com").then().statusCode(200);

        assertThat(ana.transaction("PADARIA")).containsEntry("first_name", "Bob").containsEntry("last_name", "Uncle")
                .containsEntry("user_id", null).containsEntry("email", null);
    }

    @Test
    void listsOfMoreThanAPageComeWholeAndKeepTheirNumbers() {
        List<Map<String, Object>> many = new ArrayList<>();
        int user = ana.user();
        int pets = ana.category("Pets");
        for (int i = 0; i < 1_201; i++) {
            Map<String, Object> one = new HashMap<>(Map.of("value", i, "description", "LINE " + i, "transaction_date",
                    "2024-01-15", "user_id", user, "transaction_type_id", 1, "transaction_category_id", pets));
            many.add(one);
        }
        ana.json("/transactions", Map.of("transactions", many)).then().statusCode(200);

        List<Integer> ids = ana.get("/transactions").path("transaction_id");

        assertThat(ids).hasSize(1_201).doesNotHaveDuplicates();
        assertThat(ana.get("/transactions").<List<Integer>> path("transaction_id")).isEqualTo(ids);
    }

    private Map<String, Object> transaction(String description, Number value, int user) {
        return new HashMap<>(Map.of("value", value, "description", description, "transaction_date", "2024-01-15", "user_id",
                user, "transaction_type_id", 1, "transaction_category_id", ana.category("Pets")));
    }

    private void save(Map<String, Object> first, Map<String, Object> second) {
        save(List.of(first, second));
    }

    private void save(Map<String, Object> only) {
        save(List.of(only));
    }

    private void save(List<Map<String, Object>> transactions) {
        Response saved = ana.json("/transactions", Map.of("transactions", transactions));
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
    }

    private List<Float> amounts() {
        return ana.account().get("/api/v1/finance/transactions").path("items.amount");
    }
}
