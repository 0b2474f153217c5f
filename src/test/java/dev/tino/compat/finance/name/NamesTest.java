package dev.tino.compat.finance.name;

import static dev.tino.compat.finance.OldClient.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.compat.finance.OldClient;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Categories and types, under both of their names. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NamesTest {

    private static final String BOTH = """
            /transaction_category | /transaction_categories | name | transaction_category | Category | category
            /category             | /categories             | name | transaction_category | Category | category
            /transaction_type     | /transaction_types      | type | transaction_type     | Type     | type
            /type                 | /types                  | type | transaction_type     | Type     | type
            /api/category         | /api/categories         | name | transaction_category | Category | category
            /api/transaction_type | /api/transaction_types  | type | transaction_type     | Type     | type""";

    private OldClient ana;

    @BeforeEach
    void registerAna() {
        ana = OldClient.register();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = BOTH)
    void oneIsAddedListedAndRemovedByItsName(String one, String all, String field, String key, String title, String word) {
        Response added = ana.form(one, Map.of(field, "Jardim & Cia"));

        assertThat(added.statusCode()).as(added.asString()).isEqualTo(200);
        assertThat(added.<Map<String, Object>> path("")).containsEntry(key, "Jardim & Cia").containsOnlyKeys(key, "id");
        assertThat(ana.get(all).<List<Map<String, Object>>> path("")).contains(added.<Map<String, Object>> path(""));
        Response removed = ana.delete(one, field, "Jardim%20%26%20Cia");
        assertThat(removed.statusCode()).as(removed.asString()).isEqualTo(200);
        assertThat(removed.<Map<String, String>> path(""))
                .isEqualTo(Map.of("mesage", title + " removed successfully", word, "Jardim & Cia"));
        Response again = ana.delete(one, field, "Jardim & Cia");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", title + " not found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = BOTH)
    void aNameThatIsTakenIsAConflict(String one, String all, String field, String key, String title, String word) {
        ana.multipart(one, Map.of(field, "Jardim"));

        Response again = ana.json(one, Map.of(field, "JARDIM"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<Map<String, String>> path(""))
                .isEqualTo(Map.of("mesage", "Transaction %s already exists".formatted(word)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = BOTH)
    void oneIsRemovedByItsNumberAndOnlyByItsOwner(String one, String all, String field, String key, String title, String word) {
        int id = ana.form(one, Map.of(field, "Jardim")).path("id");

        assertThat(OldClient.register().delete(one, "id", id).statusCode()).isEqualTo(404);
        assertThat(types(ana.delete(one, "id", "x"))).containsExactly("int_parsing");
        assertThat(types(ana.account().request().delete(one))).containsExactly("missing");
        assertThat(ana.delete(one, "id", id).<String> path(word)).isEqualTo("Jardim");
    }

    @Test
    void aCategoryIsRemovedByTheNameThatItsOwnHandlerReads() {
        assertThat(ana.delete("/transaction_category", "category", "Pets").statusCode()).isEqualTo(200);
    }

    @Test
    void theTypesThatEverybodyHasComeUnderTheirOldNumbers() {
        int mine = ana.form("/type", Map.of("type", "Reserva")).path("id");

        assertThat(ana.get("/types").<List<Map<String, Object>>> path("")).containsExactly(
                Map.of("transaction_type", "Despesa", "id", 1), Map.of("transaction_type", "Receita", "id", 2),
                Map.of("transaction_type", "Reserva", "id", mine));
        assertThat(mine).isGreaterThan(2);
    }

    @Test
    void aTypeWithoutNameIsIncomeAndACategoryIsNone() {
        assertThat(ana.form("/transaction_type", Map.of("id", 1)).<String> path("transaction_type")).isEqualTo("Income");
        assertThat(types(ana.form("/category", Map.of("id", 1)))).containsExactly("missing");
        assertThat(types(ana.json("/category", Map.of("name", " ")))).containsExactly("value_error");
    }

    @Test
    void whatIsUsedStays() {
        ana.json("/transactions", Map.of("transactions", List.of(Map.of("value", 1, "description", "x", "transaction_date",
                "2024-01-15", "user_id", ana.user(), "transaction_type_id", 1, "transaction_category_id",
                ana.category("Pets")))))
                .then().statusCode(200);

        Response refused = ana.delete("/category", "name", "Pets");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<Map<String, String>> path("")).isEqualTo(Map.of("mesage", "Transactions are filed under it"));
        assertThat(ana.delete("/type", "type", "Despesa").statusCode()).isEqualTo(409);
    }

    @Test
    void whereThereIsNoneTheListIsAnObject() {
        for (String category : ana.get("/categories").<List<String>> path("transaction_category")) {
            ana.delete("/category", "name", category).then().statusCode(200);
        }
        ana.delete("/type", "id", 1);
        ana.delete("/type", "id", 2);

        assertThat(ana.get("/transaction_categories").<Map<String, ?>> path("")).isEqualTo(Map.of("users", List.of()));
        assertThat(ana.get("/transaction_types").<Map<String, ?>> path("")).isEqualTo(Map.of("users", List.of()));
    }
}
