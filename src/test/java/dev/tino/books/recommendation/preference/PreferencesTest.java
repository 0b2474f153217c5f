package dev.tino.books.recommendation.preference;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PreferencesTest {

    private static final String MINE = "/api/v1/me/book-preferences";

    @Inject
    Pool pool;

    private Account ana;
    private List<Book> books;

    @BeforeEach
    void addBooks() {
        ana = Account.register();
        books = GeneratedBooks.of(5, System.nanoTime());
        GeneratedBooks.insert(pool, books).await().indefinitely();
    }

    @Test
    void anOpinionIsToldAndMayChange() {
        Book book = books.get(0);

        Response liked = put(book, "like");
        Response disliked = put(book, "dislike");

        assertThat(liked.statusCode()).as(liked.asString()).isEqualTo(200);
        assertThat(liked.<String> path("bookId")).isEqualTo(book.id().toString());
        assertThat(liked.<String> path("title")).isEqualTo(book.title());
        assertThat(liked.<String> path("value")).isEqualTo("like");
        assertThat(disliked.<String> path("value")).isEqualTo("dislike");
        assertThat(ana.get(MINE).<List<String>> path("items.value")).containsExactly("dislike");
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        Response first = put(books.get(0), "like");

        Response second = put(books.get(0), "like");

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void anOpinionIsTakenBackOnceOrTwice() {
        put(books.get(0), "like");

        assertThat(ana.delete(path(books.get(0).id())).statusCode()).isEqualTo(204);
        assertThat(ana.delete(path(books.get(0).id())).statusCode()).isEqualTo(204);
        assertThat(ana.get(MINE).<List<String>> path("items")).isEmpty();
    }

    @Test
    void pagesTogetherAreTheListNewestFirst() {
        books.forEach(book -> put(book, "like"));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = ana.request().queryParam("limit", 2).queryParam("cursor", cursor == null ? "" : cursor).get(MINE);
            seen.addAll(page.path("items.bookId"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        List<String> newestFirst = new ArrayList<>(books.stream().map(book -> book.id().toString()).toList());
        Collections.reverse(newestFirst);
        assertThat(seen).isEqualTo(newestFirst);
        assertThat(ana.request().accept("application/x-ndjson").get(MINE).asString().lines()).hasSize(5);
    }

    @Test
    void anothersOpinionsAreHisOwn() {
        put(books.get(0), "like");

        assertThat(Account.register().get(MINE).<List<Object>> path("items")).isEmpty();
    }

    @Test
    void whatIsNoOpinionIsRefused() {
        String path = path(books.get(0).id());

        assertInvalid(ana.put(path, Map.of("value", "love")), "value");
        assertInvalid(ana.put(path, Map.of()), "value");
        assertProblem(ana.request().contentType("application/json").body("[").put(path), 400, "MALFORMED");
        assertProblem(ana.put(path(UUID.randomUUID()), Map.of("value", "like")), 404, "BOOK_NOT_FOUND");
        assertProblem(ana.delete(path(UUID.randomUUID())), 404, "BOOK_NOT_FOUND");
        assertProblem(given().contentType("application/json").body(Map.of("value", "like")).put(path), 401, "UNAUTHORIZED");
        assertInvalid(ana.get(MINE + "?limit=0"), "limit");
        assertInvalid(ana.get(MINE + "?cursor=x"), "cursor");
    }

    private Response put(Book book, String value) {
        return ana.put(path(book.id()), Map.of("value", value));
    }

    private static String path(UUID bookId) {
        return "/api/v1/books/" + bookId + "/preference";
    }
}
