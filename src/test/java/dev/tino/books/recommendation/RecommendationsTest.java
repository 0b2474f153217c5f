package dev.tino.books.recommendation;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

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
    @Inject
    Pool pool;

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
        assertThat(answer.<List<String>> path("items[0].because")).containsExactly("orchids", "roses", "Fiction");
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
        catalogue.add(TestBook.of("Silent Gardens"));
        catalogue.train(Account.admin());

        Response answer = like(silent);

        assertThat(answer.<String> path("basis")).isEqualTo("genre");
        assertThat(answer.<Object> path("model")).isNull();
        assertThat(answer.<String> path("items[0].book.id")).isEqualTo(namesake.id().toString());
        assertThat(titles(answer)).contains("Murder").doesNotContain("Silent Garden", "Faded");
        assertThat(answer.<List<String>> path("items[0].because")).containsExactly("garden", "Crime");
        assertThat(because(answer, "Silent Gardens")).isEqualTo(List.of("silent"));
        assertThat(because(answer, "Murder")).isEqualTo(List.of("Crime"));
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
        assertThat(titles(answer)).containsExactly("Silent Garden", "Murder", "Flowers (Paperback)", "The Garden");
        assertThat(answer.<List<String>> path("items.because.flatten()")).isEmpty();
        assertThat(answer.<List<Number>> path("items.score")).first().hasToString("1.0");
    }

    @Test
    void whoLikesABookIsToldWhatIsLikeItAndNoOtherEdition() {
        catalogue.add(TestBook.of("Bouquets").about("orchids roses kingdoms"));
        catalogue.train(Account.admin());
        ana.put(preference(garden), Map.of("value", "like"));
        ana.put(preference(flowersAgain), Map.of("value", "dislike"));

        Response answer = ana.get(OWN);

        assertThat(answer.<String> path("basis")).as(answer.asString()).isEqualTo("preferences");
        assertThat(titles(answer)).containsExactly("Bouquets");
        assertThat(answer.<List<String>> path("items[0].because")).containsExactly("orchids", "roses", "Fiction");
    }

    @Test
    void whoLikesWhatNothingElseIsLikeIsToldPopularOnesAndNoOtherEdition() {
        catalogue.train(Account.admin());
        ana.put(preference(garden), Map.of("value", "like"));
        ana.put(preference(flowersAgain), Map.of("value", "dislike"));

        Response answer = ana.get(OWN);

        assertThat(answer.<String> path("basis")).isEqualTo("popular");
        assertThat(titles(answer)).containsExactly("Murder", "Silent Garden");
    }

    @Test
    void aReaderOfHundredsOfBooksIsToldOthers() {
        List<Book> read = IntStream.range(0, 260)
                .mapToObj(i -> TestBook.of("Read " + i).about("orchids roses tulips").book()).toList();
        catalogue.add(read);
        catalogue.add(IntStream.range(0, 10).mapToObj(i -> TestBook.of("New " + i).about("orchids roses empires kingdoms"))
                .toArray(TestBook[]::new));
        catalogue.train(Account.admin());
        like(ana, read);

        Response answer = ana.get(OWN);

        assertThat(answer.<String> path("basis")).isEqualTo("preferences");
        assertThat(titles(answer)).hasSize(10).doesNotHaveDuplicates().noneMatch(title -> title.startsWith("Read"));
    }

    @Test
    void whereTheNearestAreGoneTheNextAreTold() {
        catalogue.add(IntStream.range(0, 80).mapToObj(i -> TestBook.of("Sold " + i).about("orchids roses tulips").gone())
                .toArray(TestBook[]::new));
        catalogue.add(IntStream.range(0, 80).mapToObj(i -> TestBook.of("Last " + i).about("orchids roses tulips"))
                .toArray(TestBook[]::new));
        catalogue.add(TestBook.of("New").about("orchids empires kingdoms"));
        catalogue.train(Account.admin());
        pool.query("update book set gone_at = now() where title like 'Last %'").executeAndAwait();

        assertThat(titles(like(garden))).contains("New").hasSize(3).noneMatch(title -> title.startsWith("Last"));
    }

    @Test
    void eachServedAnswerIsLoggedWithItsCallerAlsoAKeptOne() {
        catalogue.train(Account.admin());
        OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);

        Response first = like(garden);
        Response kept = ana.get(path(garden));
        given().header("If-None-Match", first.header("ETag")).get(path(garden)).then().statusCode(304);
        like(silent);

        List<Row> logged = Awaiting.until(() -> logged(start), rows -> rows.size() >= 2);
        assertThat(kept.asString()).isEqualTo(first.asString());
        assertThat(logged).hasSize(2);
        assertThat(logged).extracting(row -> row.getUUID("caller_id"))
                .containsExactly(null, ana.id());
        assertThat(logged).extracting(row -> row.getString("output"))
                .containsOnly(first.<String> path("items[0].book.upc"));
    }

    @Test
    void opinionsGoWithTheAccount() {
        ana.put(preference(garden), Map.of("value", "like"));

        ana.delete("/api/v1/me").then().statusCode(202);

        Awaiting.until(() -> pool.preparedQuery("select count(*) from book_preference where user_id = $1")
                .executeAndAwait(Tuple.of(ana.id())).iterator().next().getLong(0), left -> left == 0);
    }

    @Test
    void anEmptyCatalogueRecommendsNothing() {
        catalogue.empty();

        assertThat(titles(ana.get(OWN))).isEmpty();
    }

    private void like(Account reader, List<Book> books) {
        pool.preparedQuery("""
                insert into book_preference (user_id, book_id, value, changed_at)
                select $1, book_id, 'like', now() from unnest($2::uuid[]) as book_id""")
                .executeAndAwait(Tuple.of(reader.id(), books.stream().map(Book::id).toArray(UUID[]::new)));
    }

    private List<Row> logged(OffsetDateTime start) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery("""
                select caller_id, output from model_prediction
                 where model = 'books.recommender' and time >= $1 order by time, id""")
                .executeAndAwait(Tuple.of(start)).forEach(rows::add);
        return rows;
    }

    private static List<String> because(Response answer, String title) {
        return answer.path("items.find { it.book.title == '%s' }.because".formatted(title));
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
