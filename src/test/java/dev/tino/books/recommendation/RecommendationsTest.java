package dev.tino.books.recommendation;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

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
class RecommendationsTest {

    private static final String OWN = "/api/v1/books/recommendations";

    private final Book garden = TestBook.of("The Garden").about("orchids roses tulips violets").book();
    private final Book copy = TestBook.of("The garden").about("orchids roses tulips violets").book();
    private final Book namesake = TestBook.of("The Garden").genre("Crime").about("murder among roses").book();
    private final Book flowers = TestBook.of("Flowers: A History").about("orchids roses empires").rating(5).book();
    private final Book flowersAgain = TestBook.of("Flowers (Paperback)").about("orchids roses kingdoms").book();
    private final Book faded = TestBook.of("Faded").about("orchids roses tulips violets dust").gone().book();
    private final Book murder = TestBook.of("Murder").genre("Crime").about("murder knives detectives").rating(4).book();
    private final Book silent = TestBook.of("Silent Garden").genre("Crime").rating(1).book();

    @Inject
    BookModels catalogue;

    private Account ana;

    @BeforeEach
    void fillTheCatalogue() {
        ana = Account.register();
        catalogue.empty();
        catalogue.add(List.of(garden, copy, namesake, flowers, flowersAgain, faded, murder, silent));
    }

    @Test
    void booksOfTheSameWordsAreRecommendedWithTheWords() {
        catalogue.train(Account.admin());

        Response answer = like(garden);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String> path("basis")).isEqualTo("description");
        assertThat(answer.<String> path("model.name")).isEqualTo("books.recommender");
        assertThat(titles(answer)).hasSize(2).first().asString().startsWith("Flowers");
        assertThat(titles(answer)).last().isEqualTo("The Garden");
        assertThat(answer.<List<String>> path("items[0].because")).containsExactlyInAnyOrder("orchids", "roses");
        assertThat(answer.<List<String>> path("items[1].because")).containsExactly("roses");
        assertThat(answer.<String> path("items[1].book.id")).isEqualTo(namesake.id().toString());
        assertThat(answer.<Float> path("items[0].score")).isGreaterThan(answer.<Float> path("items[1].score")).isLessThan(1);
        assertThat(answer.<String> path("nextCursor")).isNull();
    }

    @Test
    void whoHasTheAnswerGetsNoneUntilTheModelChanges() {
        catalogue.train(Account.admin());
        String tag = like(garden).header("ETag");

        Response again = given().header("If-None-Match", tag).get(path(garden));
        catalogue.add(TestBook.of("Another").about("orchids"));
        Response changed = given().header("If-None-Match", tag).get(path(garden));
        String next = changed.header("ETag");
        catalogue.train(Account.admin());
        Response trained = given().header("If-None-Match", next).get(path(garden));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(titles(changed)).doesNotContain("Another");
        assertThat(trained.statusCode()).isEqualTo(200);
        assertThat(titles(trained)).contains("Another");
    }

    @Test
    void aBookWithoutADescriptionIsComparedByGenreAndTitle() {
        catalogue.train(Account.admin());

        Response answer = like(silent);

        assertThat(answer.<String> path("basis")).isEqualTo("genre");
        assertThat(answer.<Object> path("model")).isNull();
        assertThat(answer.<String> path("items[0].book.id")).isEqualTo(namesake.id().toString());
        assertThat(titles(answer)).contains("Murder").doesNotContain("Silent Garden", "Faded");
        assertThat(answer.<List<String>> path("items.because.flatten().unique()")).contains("Crime");
    }

    @Test
    void beforeATrainingGenreAndTitleHaveToDo() {
        Response answer = like(garden);

        assertThat(answer.<String> path("basis")).isEqualTo("genre");
        assertThat(titles(answer)).isNotEmpty().doesNotContain("The garden", "Faded");
    }

    @Test
    void anUnknownBookIsNotFoundAndALimitHasBounds() {
        assertProblem(given().get("/api/v1/books/" + UUID.randomUUID() + "/recommendations"), 404, "BOOK_NOT_FOUND");
        assertInvalid(given().get(path(garden) + "?limit=0"), "limit");
        assertInvalid(given().get(path(garden) + "?limit=101"), "limit");
        assertInvalid(given().get(path(garden) + "?limit=x"), "limit");
        assertInvalid(ana.get(OWN + "?limit=0"), "limit");
        assertThat(titles(given().get(path(garden) + "?limit=1"))).hasSize(1);
    }

    @Test
    void whoLikesNothingYetIsToldWhatIsPopular() {
        Account bruno = Account.register();
        bruno.put(preference(silent), Map.of("value", "like"));
        bruno.put(preference(flowers), Map.of("value", "dislike"));

        Response answer = ana.get(OWN + "?limit=100");

        assertThat(answer.<String> path("basis")).isEqualTo("popular");
        assertThat(titles(answer)).hasSize(7).startsWith("Silent Garden", "Murder").endsWith("Flowers: A History");
        assertThat(answer.<List<Number>> path("items.score")).first().hasToString("1.0");
    }

    @Test
    void whoLikesABookIsToldWhatIsLikeIt() {
        catalogue.train(Account.admin());
        ana.put(preference(garden), Map.of("value", "like"));
        ana.put(preference(flowersAgain), Map.of("value", "dislike"));

        Response answer = ana.get(OWN);

        assertThat(answer.<String> path("basis")).as(answer.asString()).isEqualTo("preferences");
        assertThat(titles(answer)).contains("Flowers: A History").doesNotContain("Flowers (Paperback)", "Faded", "Murder");
        assertThat(answer.<List<String>> path("items.book.id")).doesNotContain(garden.id().toString());
        assertThat(answer.<List<String>> path("items.because.flatten()")).contains("roses").doesNotContain("kingdoms");
    }

    @Test
    void anEmptyCatalogueRecommendsNothing() {
        catalogue.empty();

        assertThat(titles(ana.get(OWN))).isEmpty();
    }

    private static Response like(Book book) {
        return given().get(path(book));
    }

    private static String path(Book book) {
        return "/api/v1/books/" + book.id() + "/recommendations";
    }

    private static String preference(Book book) {
        return "/api/v1/books/" + book.id() + "/preference";
    }

    private static List<String> titles(Response answer) {
        return answer.path("items.book.title");
    }
}
