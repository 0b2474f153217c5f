package dev.tino.compat.recommender;

import static dev.tino.compat.recommender.Reader.assertError;
import static dev.tino.compat.recommender.Reader.assertMessage;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueTest {

    private static final String NONE_FOUND = "Nenhum livro encontrado com os parâmetros fornecidos";
    private static final String NONE_IN_RANGE = "Nenhum livro encontrado na faixa de preço informada.";
    private static final String BOUNDS = "Os parâmetros min e max são obrigatórios.";

    private final Book olive = TestBook.of("Olive Kitteridge").genre("Fiction").price("20.00").rating(5)
            .about("A retired teacher.").book();
    private final Book star = TestBook.of("The Star-Touched Queen").genre("Fantasy").price("32.30").rating(5).book();
    private final Book starAgain = TestBook.of("The Star-Touched Queen").genre("Young Adult").price("46.02").rating(1).book();
    private final Book travel = TestBook.of("Atlas 100%").genre("Travel").price("10.00").rating(3).soldOut().book();
    private final Book unrated = TestBook.of("Zen").genre("Travel").price("10.50").rating(null).book();
    private final Book gone = TestBook.of("Gone").genre("Old").gone().book();

    @Inject
    BookModels catalogue;

    private Reader ana;

    @BeforeEach
    void fill() {
        catalogue.empty();
        catalogue.add(List.of(olive, star, starAgain, travel, unrated, gone));
        ana = Reader.register();
    }

    @AfterEach
    void leaveNothing() {
        catalogue.empty();
    }

    @Test
    void titlesAreListedOnce() {
        Response titles = ana.get("/books/titles");

        assertThat(titles.<List<Map<String, String>>> path("")).containsExactly(Map.of("title", "Atlas 100%"),
                Map.of("title", "Olive Kitteridge"), Map.of("title", "The Star-Touched Queen"), Map.of("title", "Zen"));
        assertThat(titles.header("Deprecation")).startsWith("@");
    }

    @Test
    void titlesOfTinosOwnClientsAreTinos() {
        assertThat(Account.register().get("/api/v1/books/titles").<List<?>> path("items")).hasSize(5);
        assertThat(given().get("/api/v1/books/titles").<List<?>> path("items")).hasSize(5);
    }

    @Test
    void anEmptyCatalogueIsTold() {
        catalogue.empty();

        assertMessage(ana.get("/books/titles"), 200, "Não há livros cadastrados");
        assertMessage(ana.get("/genres/"), 200, "Sem categorias cadastradas");
        assertMessage(ana.get("/books/top-rated"), 404, "Nenhum livro encontrado");
        assertMessage(ana.get("/stats/overview"), 404, "Nenhuma estatística disponível");
        assertMessage(ana.get("/stats/genres"), 404, "Nenhuma estatística por gênero disponível");
    }

    @Test
    void aBookIsToldWithAllItsFields() {
        Response detail = ana.get("/books/details/" + number("Olive Kitteridge"));

        assertThat(detail.statusCode()).as(detail.asString()).isEqualTo(200);
        assertThat(detail.<Map<String, Object>> path("")).containsOnlyKeys("id", "upc", "title", "genre", "price",
                "availability", "rating", "description", "product_type", "price_excl_tax", "price_incl_tax", "tax",
                "number_of_reviews", "url", "image_url");
        assertThat(detail.<Map<String, Object>> path("")).containsEntry("id", (int) number("Olive Kitteridge"))
                .containsEntry("upc", olive.upc()).containsEntry("title", "Olive Kitteridge").containsEntry("genre", "Fiction")
                .containsEntry("price", 20.0f).containsEntry("availability", 1).containsEntry("rating", "Five")
                .containsEntry("description", "A retired teacher.").containsEntry("product_type", "Books")
                .containsEntry("number_of_reviews", 0).containsEntry("url", olive.url())
                .containsEntry("image_url", olive.imageUrl());
    }

    @Test
    void whatNobodyToldOfABookIsEmptyOrNull() {
        Response detail = ana.get("/books/details/" + number("Zen"));

        assertThat(detail.<String> path("description")).isEmpty();
        assertThat(detail.<Map<String, Object>> path("")).containsEntry("rating", null);
    }

    @Test
    void anUnknownNumberIsNoBook() {
        for (String id : List.of("999999999", "0", "-1", "abc", "99999999999999999999", "1.5",
                "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42")) {
            assertMessage(ana.get("/books/details/" + id), 404, "Livro com id %s não encontrado".formatted(id));
        }
    }

    @Test
    void eitherTitleOrGenreFindsABook() {
        Response found = search("title", "OLIVE", "genre", "fantas");

        assertThat(titles(found)).containsExactly("Olive Kitteridge", "The Star-Touched Queen");
        assertThat(found.<Map<String, Object>> path("[0]")).containsOnlyKeys("id", "upc", "title", "genre", "price",
                "image_url").containsEntry("price", 20.0f).containsEntry("id", (int) number("Olive Kitteridge"));
        assertThat(titles(search("title", "star-touched"))).hasSize(2);
        assertThat(titles(search("genre", "TRAV"))).containsExactly("Atlas 100%", "Zen");
    }

    @Test
    void whatIsTypedIsMeantToTheLetter() {
        assertThat(titles(search("title", "0%"))).containsExactly("Atlas 100%");
        assertMessage(search("title", "%live"), 404, NONE_FOUND);
        assertMessage(search("genre", "f_ction"), 404, NONE_FOUND);
        assertMessage(search("title", "gone"), 404, NONE_FOUND);
    }

    @Test
    void aSearchForNothingIsRefused() {
        for (Response refused : List.of(search(), search("title", ""), search("title", " ", "genre", ""))) {
            assertMessage(refused, 400, "Forneça o parâmetro title e/ou genre para a consulta.");
        }
        assertError(search("title", "a\u0000b"), 400, "Requisição inválida");
    }

    @Test
    void bothBoundsOfPricesAreWithin() {
        Response found = range("10", "20.00");

        assertThat(titles(found)).containsExactly("Atlas 100%", "Zen", "Olive Kitteridge");
        assertThat(found.<Map<String, Object>> path("[0]")).containsOnlyKeys("id", "upc", "title", "genre", "price",
                "image_url");
        assertThat(titles(range("10.001", "2e1"))).containsExactly("Zen", "Olive Kitteridge");
        assertThat(titles(range("-5", "10.4999"))).containsExactly("Atlas 100%");
        assertThat(titles(range("40", "1e300"))).containsExactly("The Star-Touched Queen");
    }

    @Test
    void aRangeWithoutBooksAndOneWithoutBoundsAreTold() {
        assertMessage(range("11", "12"), 404, NONE_IN_RANGE);
        assertMessage(range("20", "10"), 404, NONE_IN_RANGE);
        assertMessage(range("-2", "-1"), 404, NONE_IN_RANGE);
        for (String wrong : List.of("", "abc", "10,5", "nan", "0x1p3", "9".repeat(400))) {
            assertMessage(range(wrong, "10"), 400, BOUNDS);
            assertMessage(range("10", wrong), 400, BOUNDS);
        }
        assertMessage(ana.get("/books/price-range?min=1"), 400, BOUNDS);
    }

    @Test
    void theBestOnesComeFirst() {
        Response best = ana.get("/books/top-rated");

        assertThat(titles(best)).containsExactly("Olive Kitteridge", "The Star-Touched Queen", "Atlas 100%",
                "The Star-Touched Queen", "Zen");
        assertThat(best.<List<String>> path("rating")).containsExactly("Five", "Five", "Three", "One", null);
        assertThat(best.<Map<String, Object>> path("[0]")).containsOnlyKeys("id", "upc", "title", "genre", "rating", "price",
                "image_url");
        assertThat(titles(ana.get("/books/top-rated?limit=2"))).hasSize(2);
        assertThat(titles(ana.get("/books/top-rated?limit=2000000000"))).hasSize(5);
        assertThat(titles(ana.get("/books/top-rated?limit=many"))).hasSize(5);
        for (String limit : List.of("0", "-3")) {
            assertMessage(ana.get("/books/top-rated?limit=" + limit), 404, "Nenhum livro encontrado");
        }
    }

    @Test
    void genresAreListed() {
        assertThat(ana.get("/genres/").<List<Map<String, String>>> path("")).containsExactly(Map.of("genre", "Fantasy"),
                Map.of("genre", "Fiction"), Map.of("genre", "Travel"), Map.of("genre", "Young Adult"));
    }

    @Test
    void theCatalogueIsToldInFigures() {
        Response overview = ana.get("/stats/overview");

        assertThat(overview.<Map<String, Object>> path("")).containsOnlyKeys("total_books", "avg_price",
                "rating_distribution").containsEntry("total_books", 5).containsEntry("avg_price", 23.76f);
        assertThat(overview.<List<Map<String, Object>>> path("rating_distribution")).containsExactly(
                Map.of("rating", "Five", "total", 2), Map.of("rating", "One", "total", 1),
                Map.of("rating", "Three", "total", 1));
    }

    @Test
    void genresAreToldInFigures() {
        List<Map<String, Object>> genres = ana.get("/stats/genres").path("");

        assertThat(genres).hasSize(4).first().isEqualTo(
                Map.of("genre", "Travel", "category", "Travel", "total", 2, "avg_price", 10.25f));
    }

    private long number(String title) {
        return search("title", title).jsonPath().getLong("[0].id");
    }

    private Response search(String... parameters) {
        var request = ana.request();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(Reader.API + "/books/search");
    }

    private Response range(String min, String max) {
        return ana.request().queryParam("min", min).queryParam("max", max).get(Reader.API + "/books/price-range");
    }

    private static List<String> titles(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.path("title");
    }
}
