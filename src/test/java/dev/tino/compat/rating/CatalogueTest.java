package dev.tino.compat.rating;

import static dev.tino.compat.rating.RatingClient.ROOT;
import static dev.tino.compat.rating.RatingClient.assertInvalid;
import static dev.tino.compat.rating.RatingClient.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What anybody may read of the catalogue. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueTest {

    @Inject
    BookModels catalogue;

    private final RatingClient client = RatingClient.anonymous();

    @BeforeEach
    void aSmallCatalogue() {
        catalogue.empty();
        catalogue.add(TestBook.of("It's Only the Himalayas").genre("Travel").price("45.17").rating(2),
                TestBook.of("Full Moon over Noah's Ark").genre("Travel").price("49.43").rating(4).soldOut(),
                TestBook.of("Sharp Objects").genre("Mystery").price("47.82").rating(4),
                TestBook.of("Café Society").genre("Mystery").price("10.00").rating(null));
    }

    @AfterEach
    void leaveNothing() {
        catalogue.empty();
    }

    @Test
    void aBookHasTheOldNames() {
        Map<String, Object> book = client.get("books?skip=0&limit=1").path("[0]");

        assertThat(book).containsOnlyKeys("id", "titulo", "preco", "rating", "disponibilidade", "categoria", "imagem")
                .containsEntry("titulo", "It's Only the Himalayas").containsEntry("preco", 45.17f).containsEntry("rating", 2)
                .containsEntry("disponibilidade", true).containsEntry("categoria", "Travel");
        assertThat(book.get("imagem").toString()).startsWith("https://");
    }

    @Test
    void booksAreListedByPosition() {
        assertThat(titles(client.get("books"))).hasSize(4);
        assertThat(titles(client.get("books?skip=1&limit=2"))).containsExactly("Full Moon over Noah's Ark", "Sharp Objects");
        assertThat(titles(client.get("books?skip=4"))).isEmpty();
        assertThat(client.get("books").<List<Boolean>> path("disponibilidade")).containsExactly(true, false, true, true);
        assertThat(client.get("books").<List<Integer>> path("rating")).containsExactly(2, 4, 4, 0);
    }

    @Test
    void aHundredBooksAreGivenUnlessMoreAreAskedFor() {
        catalogue.add(IntStream.range(0, 120).mapToObj(n -> TestBook.of("Book " + n)).toArray(TestBook[]::new));

        assertThat(titles(client.get("books"))).hasSize(100);
        assertThat(titles(client.get("books?skip=100"))).hasSize(24);
        assertThat(titles(client.get("books?limit=500"))).hasSize(124);
    }

    @Test
    void positionsOutOfBoundsAreRefused() {
        assertInvalid(client.get("books?skip=-1"), "greater_than_equal query.skip");
        assertInvalid(client.get("books?skip=0&limit=501"), "less_than_equal query.limit");
        assertInvalid(client.get("books?skip=x&limit=0"), "int_parsing query.skip", "greater_than_equal query.limit");
        assertInvalid(client.get("books?skip=99999999999999999999"), "int_parsing_size query.skip");
        assertThat(client.get("books?skip=-1").<Integer> path("detail[0].ctx.ge")).isZero();
        assertThat(client.get("books?skip=-1").<String> path("detail[0].input")).isEqualTo("-1");
    }

    @Test
    void titleAndCategoryAreBothToFit() {
        assertThat(titles(client.get("books/search?titulo=himalaya"))).containsExactly("It's Only the Himalayas");
        assertThat(titles(client.get("books/search?categoria=trav"))).hasSize(2);
        assertThat(titles(client.get("books/search?titulo=the&categoria=MYST"))).isEmpty();
        assertThat(titles(client.get("books/search?titulo=moon&categoria=travel"))).containsExactly(
                "Full Moon over Noah's Ark");
        assertThat(titles(client.get("books/search?titulo=cafe"))).containsExactly("Café Society");
        assertThat(titles(client.get("books/search?titulo=%25"))).isEmpty();
        assertThat(titles(client.get("books/search?categoria=nothing"))).isEmpty();
    }

    @Test
    void aTitleOfNullIsNotOneThatIsLeftOut() {
        assertThat(titles(client.get("books/search?titulo=null&categoria=trav"))).isEmpty();
        assertThat(titles(client.get("books/search?categoria=trav"))).hasSize(2);
    }

    @Test
    void aSearchForNothingIsRefused() {
        String detail = "Forneça um título ou uma categoria para a busca.";

        assertRefused(client.get("books/search"), 400, detail);
        assertRefused(client.get("books/search?titulo=&categoria="), 400, detail);
        assertInvalid(client.get("books/search?titulo=a%00b"), "value_error query.titulo");
    }

    @Test
    void theTenBestAreGiven() {
        catalogue.add(IntStream.range(0, 12).mapToObj(n -> TestBook.of("Best " + n).rating(5)).toArray(TestBook[]::new));

        Response answer = client.get("books/top-rated");

        assertThat(answer.<List<Integer>> path("rating")).hasSize(10).containsOnly(5);
    }

    @Test
    void pricesAreInclusive() {
        assertThat(titles(client.get("books/price-range?min_preco=45.17&max_preco=47.82")))
                .containsExactly("It's Only the Himalayas", "Sharp Objects");
        assertThat(titles(client.get("books/price-range?min_preco=0&max_preco=1e400"))).hasSize(4);
        assertThat(titles(client.get("books/price-range?min_preco=45.171&max_preco=45.179"))).isEmpty();
    }

    @Test
    void anImpossibleRangeIsRefused() {
        String detail = "Intervalo de preços inválido";

        assertRefused(client.get("books/price-range?min_preco=20&max_preco=10"), 400, detail);
        assertRefused(client.get("books/price-range?min_preco=-1&max_preco=10"), 400, detail);
        assertRefused(client.get("books/price-range?min_preco=-5&max_preco=-1"), 400, detail);
        assertInvalid(client.get("books/price-range"), "missing query.min_preco", "missing query.max_preco");
        assertInvalid(client.get("books/price-range?min_preco=1&max_preco=dez"), "float_parsing query.max_preco");
        assertInvalid(client.get("books/price-range?min_preco=NaN&max_preco=0x1p3"), "float_parsing query.min_preco",
                "float_parsing query.max_preco");
    }

    @Test
    void aBookIsFoundByItsNumber() {
        int number = client.get("books?skip=1").path("[0].id");

        Response answer = client.get("books/" + number);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String> path("titulo")).isEqualTo("Full Moon over Noah's Ark");
        assertThat(answer.<Integer> path("id")).isEqualTo(number);
    }

    @Test
    void numbersFollowTheOrderOfTheCatalogueWhoeverIsAskedFirst() {
        int last = client.get("books/search?titulo=society").path("[0].id");

        assertThat(client.get("books/" + (last - 3)).<String> path("titulo")).isEqualTo("It's Only the Himalayas");
    }

    @Test
    void anUnknownBookIsNotFound() {
        assertRefused(client.get("books/999999999"), 404, "Livro não encontrado");
        assertRefused(given().get(ROOT + "books/0"), 404, "Livro não encontrado");
        assertInvalid(given().get(ROOT + "books/abc"), "int_parsing path.book_id");
    }

    @Test
    void answersHoldUntilTheCatalogueChanges() {
        String tag = client.get("books?skip=0").header("ETag");

        assertThat(given().header("If-None-Match", tag).get("/api/v1/books?skip=0").statusCode()).isEqualTo(304);
        catalogue.add(TestBook.of("Another"));
        assertThat(given().header("If-None-Match", tag).get("/api/v1/books?skip=0").statusCode()).isEqualTo(200);
    }

    @Test
    void categoriesAreNames() {
        assertThat(client.get("categories").<List<String>> path("$")).containsExactly("Mystery", "Travel");
    }

    @Test
    void theCatalogueHasFigures() {
        Map<String, Object> overview = client.get("stats/overview").path("$");

        assertThat(overview).containsOnlyKeys("total_livros", "preco_medio", "distribuicao_ratings")
                .containsEntry("total_livros", 4).containsEntry("preco_medio", 38.11f)
                .containsEntry("distribuicao_ratings", Map.of("0", 1, "2", 1, "4", 2));
    }

    @Test
    void eachCategoryHasFigures() {
        Map<String, Map<String, Object>> figures = client.get("stats/categories").path("$");

        assertThat(figures).containsOnlyKeys("Mystery", "Travel");
        assertThat(figures.get("Travel")).containsEntry("total_livros", 2).containsEntry("preco_medio", 47.3f)
                .containsEntry("distribuicao_ratings", Map.of("2", 1, "4", 1));
    }

    @Test
    void anEmptyCatalogueHasFiguresToo() {
        catalogue.empty();

        assertThat(client.get("stats/overview").<Map<String, Object>> path("$")).containsEntry("total_livros", 0)
                .containsEntry("preco_medio", 0).containsEntry("distribuicao_ratings", Map.of());
        assertThat(client.get("stats/categories").<Map<String, Object>> path("$")).isEmpty();
        assertThat(client.get("categories").<List<String>> path("$")).isEmpty();
        assertThat(client.get("books").<List<Object>> path("$")).isEmpty();
    }

    @Test
    void healthTellsOfTheDatabase() {
        Response answer = given().get(ROOT + "health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Map<String, Object>> path("$")).containsOnly(Map.entry("status", "ok"),
                Map.entry("message", "API e banco de dados estão funcionando corretamente."));
    }

    private static List<String> titles(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("titulo");
    }
}
