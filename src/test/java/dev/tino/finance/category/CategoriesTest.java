package dev.tino.finance.category;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CategoriesTest {

    private static final String CATEGORIES = "/api/v1/finance/categories";
    private static final String TYPES = "/api/v1/finance/types";

    private Account ana;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void aNewUserStartsWithTheBuiltInOnes() {
        assertThat(names(CATEGORIES)).containsExactlyInAnyOrderElementsOf(StartingNames.CATEGORIES);
        assertThat(names(TYPES)).containsExactly("Despesa", "Receita");
    }

    @Test
    void anAddedOneIsListedUntilItIsRemoved() {
        Response added = ana.post(CATEGORIES, Map.of("name", " Jardim "));

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith(CATEGORIES + "/" + added.path("id"));
        assertThat(names(CATEGORIES)).contains("Jardim");
        assertThat(ana.delete(CATEGORIES + "/" + added.path("id")).statusCode()).isEqualTo(204);
        assertThat(names(CATEGORIES)).doesNotContain("Jardim");
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        assertProblem(ana.post(CATEGORIES, Map.of("name", "FARMÁCIA")), 409, "CATEGORY_EXISTS");
        assertProblem(ana.post(TYPES, Map.of("name", "receita")), 409, "TYPE_EXISTS");
    }

    @Test
    void oneInUseStays() {
        UUID pets = ana.category("Pets");
        ana.post("/api/v1/finance/transactions",
                Map.of("date", "2026-01-31", "description", "x", "amount", -1, "categoryId", pets));

        assertProblem(ana.delete(CATEGORIES + "/" + pets), 409, "CATEGORY_IN_USE");
        String expense = ana.get(TYPES).path("items.find { it.name == 'Despesa' }.id");
        assertProblem(ana.delete(TYPES + "/" + expense), 409, "TYPE_IN_USE");
    }

    @Test
    void anotherUsersOneIsNotFound() {
        UUID pets = ana.category("Pets");

        assertProblem(Account.register().delete(CATEGORIES + "/" + pets), 404, "CATEGORY_NOT_FOUND");
        assertThat(names(CATEGORIES)).contains("Pets");
    }

    @Test
    void badNamesAreRefused() {
        assertInvalid(ana.post(CATEGORIES, Map.of()), "name");
        assertInvalid(ana.post(CATEGORIES, Map.of("name", "  ")), "name");
        assertInvalid(ana.post(CATEGORIES, Map.of("name", "x".repeat(141))), "name");
        assertInvalid(ana.post(CATEGORIES, Map.of("name", "a\u0000b")), "name");
        assertProblem(given().get(CATEGORIES), 401, "UNAUTHORIZED");
    }

    private List<String> names(String path) {
        return ana.get(path).path("items.name");
    }
}
