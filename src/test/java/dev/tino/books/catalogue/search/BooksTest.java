package dev.tino.books.catalogue.search;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.catalogue.TestBook;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BooksTest {

    private static final String PATH = "/api/v1/books";

    @Inject
    Pool pool;
    @Inject
    CatalogueRevision revision;
    @Inject
    Books books;

    @BeforeEach
    void emptyTheCatalogue() {
        GeneratedBooks.removeAll(pool, revision);
    }

    @Test
    void anEmptyCatalogueIsAnOrdinaryOne() {
        assertThat(list().asString()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(titles("q", "love")).isEmpty();
        assertThat(given().get(PATH + "/titles").asString()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(given().accept("application/x-ndjson").get(PATH).asString()).isEmpty();
    }

    @Test
    void aBookIsListedWithoutItsDescription() {
        Book book = add(TestBook.of("It's Only the Himalayas").genre("Travel").price("45.17").about("Long")).get(0);

        Map<String, Object> item = list().path("items[0]");

        assertThat(item).containsOnlyKeys("id", "upc", "title", "genre", "price", "availability", "available", "rating",
                "imageUrl", "url").containsEntry("id", book.id().toString()).containsEntry("upc", book.upc())
                .containsEntry("title", "It's Only the Himalayas").containsEntry("genre", "Travel")
                .containsEntry("price", 45.17f).containsEntry("availability", 1).containsEntry("available", true)
                .containsEntry("rating", 3).containsEntry("imageUrl", book.imageUrl()).containsEntry("url", book.url());
    }

    @Test
    void oneBookIsToldWhole() {
        Book book = add(TestBook.of("Sapiens").about("A brief history").rating(null)).get(0);

        JsonPath detail = given().get(PATH + "/" + book.id()).jsonPath();

        assertThat(detail.getString("description")).isEqualTo("A brief history");
        assertThat(detail.getFloat("priceExclTax")).isEqualTo(10f);
        assertThat(detail.getFloat("tax")).isZero();
        assertThat(detail.<Object> get("rating")).isNull();
        assertThat(detail.getString("addedAt")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(detail.getMap("")).hasSize(19).containsEntry("goneAt", null);
    }

    @Test
    void aBookThatIsGoneIsInNoListAndIsFound() {
        Book gone = add(TestBook.of("Lost").gone()).get(0);

        assertThat(titles()).isEmpty();
        assertThat(titles("q", "lost")).isEmpty();
        assertThat(titles("q", "lots")).isEmpty();
        assertThat(given().get(PATH + "/" + gone.id()).<String> path("goneAt")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(books.find(gone.id()).await().indefinitely()).contains(gone);
        assertThat(books.count().await().indefinitely()).isZero();
        assertThat(books.all().await().indefinitely()).isEmpty();
    }

    @Test
    void theDomainReadsBooksByUpcPageByPage() {
        List<Book> added = GeneratedBooks.of(2_345, 5);
        GeneratedBooks.add(pool, revision, added);

        List<Book> all = books.all().await().indefinitely();

        assertThat(all).isSortedAccordingTo((a, b) -> a.upc().compareTo(b.upc())).containsExactlyInAnyOrderElementsOf(added);
        assertThat(books.find(List.of(added.get(3).id(), added.get(9).id(), UUID.randomUUID())).await().indefinitely())
                .containsExactlyInAnyOrder(added.get(3), added.get(9));
    }

    @Test
    void filtersCombine() {
        add(TestBook.of("A").genre("Travel").price("10.00").rating(5),
                TestBook.of("B").genre("Travel").price("20.00").rating(4),
                TestBook.of("C").genre("Travel").price("30.00").rating(null).soldOut(),
                TestBook.of("D").genre("Poetry").price("20.00").rating(5));

        assertThat(titles("genre", "Travel")).containsExactly("A", "B", "C");
        assertThat(titles("minPrice", "20", "maxPrice", "30.00")).containsExactly("B", "C", "D");
        assertThat(titles("minRating", "4")).containsExactly("A", "B", "D");
        assertThat(titles("minRating", "1")).containsExactly("A", "B", "D");
        assertThat(titles("available", "false")).containsExactly("C");
        assertThat(titles("genre", "Travel", "minPrice", "15", "minRating", "4", "available", "true")).containsExactly("B");
        assertThat(titles("genre", "travel")).isEmpty();
    }

    @Test
    void aPartOfTheTitleIsFoundWhateverItsCaseAndAccents() {
        add(TestBook.of("Grande Sertão: Veredas"), TestBook.of("The 100% Café"), TestBook.of("Under_score"));

        assertThat(titles("title", "sertao")).containsExactly("Grande Sertão: Veredas");
        assertThat(titles("title", "SERTÃO: v")).containsExactly("Grande Sertão: Veredas");
        assertThat(titles("title", "%")).containsExactly("The 100% Café");
        assertThat(titles("title", "_")).containsExactly("Under_score");
        assertThat(titles("title", "fe")).containsExactly("The 100% Café");
    }

    @Test
    void eachOrderIsOne() {
        add(TestBook.of("b").price("9.50").rating(null), TestBook.of("Ápice").price("30.00").rating(2),
                TestBook.of("C").price("100.00").rating(5), TestBook.of("a").price("10.00").rating(5));

        assertThat(titles()).containsExactly("a", "Ápice", "b", "C");
        assertThat(titles("sort", "title")).containsExactly("a", "Ápice", "b", "C");
        assertThat(titles("sort", "price")).containsExactly("b", "a", "Ápice", "C");
        assertThat(titles("sort", "rating")).containsExactly("a", "C", "Ápice", "b");
    }

    @Test
    void theMostRelevantComesFirst() {
        add(TestBook.of("Cooking").about("There is a mountain in it, far away, with snow."),
                TestBook.of("The Mountain and the Sea of Other Things"), TestBook.of("Mountain"), TestBook.of("Fountain"),
                TestBook.of("Sea").about("No hills."));

        assertThat(titles("q", "mountains")).containsExactly("Mountain", "The Mountain and the Sea of Other Things", "Cooking",
                "Fountain");
        assertThat(titles("q", "mountain", "sort", "title")).containsExactly("Cooking", "Fountain", "Mountain",
                "The Mountain and the Sea of Other Things");
        assertThat(titles("q", "mountain", "title", "sea")).containsExactly("The Mountain and the Sea of Other Things");
    }

    @Test
    void accentsAndTypingErrorsDoNotMatter() {
        add(TestBook.of("O Coração das Trevas"), TestBook.of("The Great Gatsby"), TestBook.of("Résumé").about("La façade"));

        assertThat(titles("q", "coracao")).containsExactly("O Coração das Trevas");
        assertThat(titles("q", "CORAÇÃO trevas")).containsExactly("O Coração das Trevas");
        assertThat(titles("q", "gatsyb")).containsExactly("The Great Gatsby");
        assertThat(titles("q", "graet gatsby")).containsExactly("The Great Gatsby");
        assertThat(titles("q", "facade")).containsExactly("Résumé");
    }

    @Test
    void typingErrorsMayStandInWordsThatAreFarApart() {
        add(TestBook.of("The Bachelor Girl's Guide to Murder (A Herringford and Watts Mystery)"), TestBook.of("A Murder"));

        assertThat(titles("q", "murdr mistery"))
                .containsExactly("The Bachelor Girl's Guide to Murder (A Herringford and Watts Mystery)");
    }

    @Test
    void operatorsOfASearchWork() {
        add(TestBook.of("Red Sea"), TestBook.of("Red Rose"), TestBook.of("Sea of Red").about("A rose"));

        assertThat(titles("q", "\"red sea\"")).containsExactly("Red Sea");
        assertThat(titles("q", "red -rose")).containsExactly("Red Sea");
        assertThat(titles("q", "-red")).isEmpty();
        assertThat(titles("q", "rose or sea", "sort", "title")).containsExactly("Red Rose", "Red Sea", "Sea of Red");
        assertThat(titles("q", "red & ( ! | ' \\ : * <-> sea")).isNotEmpty();
    }

    @Test
    void aWordThatStandsInEveryTextIsNoError() {
        add(TestBook.of("The Hours"), TestBook.of("Mrs Dalloway"), TestBook.of("Over the Hills"), TestBook.of("Mother Night"));

        assertThat(titles("q", "the")).containsExactlyInAnyOrder("The Hours", "Over the Hills");
        assertThat(titles("q", "the", "minPrice", "9999999")).isEmpty();
        assertThat(titles("q", "100%")).isEmpty();
    }

    @Test
    void badInputIsRefused() {
        for (String query : List.of("limit=0", "limit=501", "limit=x", "q=!%26%7C()", "q=%00", "q=a%00b",
                "q=" + "a".repeat(10_000),
                "title=%01", "minPrice=-1", "maxPrice=-0.01", "minPrice=x", "minPrice=1.234", "minPrice=1e1000000000",
                "minPrice=10&maxPrice=9.99", "minRating=0", "minRating=6", "minRating=-1", "minRating=4.5", "available=yes",
                "sort=id", "sort=TITLE", "sort=relevance", "cursor=x", "cursor=%00", "cursor=" + forged("x"))) {
            String field = query.substring(0, query.indexOf('='));

            assertInvalid(given().urlEncodingEnabled(false).get(PATH + "?" + query), field);
        }
        assertProblem(given().get(PATH + "/" + UUID.randomUUID()), 404, "BOOK_NOT_FOUND");
        assertProblem(given().get(PATH + "/one"), 404, "NOT_FOUND");
        assertInvalid(given().get(PATH + "/titles?limit=0"), "limit");
        assertInvalid(given().accept("application/x-ndjson").get(PATH + "?minRating=9"), "minRating");
    }

    @Test
    void aCursorIsOfOneListAlone() {
        add(TestBook.of("One sea"), TestBook.of("Two seas"), TestBook.of("Three seas"));
        String cursor = list("limit", "1", "minPrice", "1").path("nextCursor");
        String ranked = list("limit", "1", "q", "sea").path("nextCursor");

        assertThat(titles("limit", "5", "minPrice", "1.00", "cursor", cursor)).containsExactly("Three seas", "Two seas");
        assertThat(titles("q", "sea", "cursor", ranked)).hasSize(2);
        for (List<String> other : List.of(List.of("minPrice", "2"), List.of("minPrice", "1", "sort", "price"),
                List.of("genre", "Fiction", "minPrice", "1"), List.of("q", "sea"), List.<String> of())) {
            assertInvalid(list(Stream.concat(other.stream(), Stream.of("cursor", cursor)).toArray(String[]::new)), "cursor");
        }
        assertInvalid(list("q", "seas", "cursor", ranked), "cursor");
    }

    @Test
    void aForgedPlaceIsRefused() {
        long list = BookSearch.ALL.fingerprint();
        String head = Long.toHexString(list) + "\n";
        String nul = Base64.getUrlEncoder().encodeToString(new byte[] { 'a', 0 });

        assertInvalid(list("cursor", forged(head + nul + "\n" + UUID.randomUUID())), "cursor");
        assertInvalid(list("cursor", forged(head + "*\n" + UUID.randomUUID())), "cursor");
        assertInvalid(list("cursor", forged(head + "YQ\nx")), "cursor");
        assertInvalid(list("cursor", forged(head + "YQ")), "cursor");
        String price = Long.toHexString(search(null, BookSort.PRICE).fingerprint()) + "\n";
        assertInvalid(list("sort", "price", "cursor", forged(price + "1e1000000000\n" + UUID.randomUUID())), "cursor");
        String ranked = Long.toHexString(search("sea", BookSort.RELEVANCE).fingerprint()) + "\n";
        assertInvalid(list("q", "sea", "cursor", forged(ranked + "NaN\n" + UUID.randomUUID() + "\n1")), "cursor");
        assertInvalid(list("q", "sea", "cursor", forged(ranked + "1.0\n" + UUID.randomUUID() + "\n-1")), "cursor");
    }

    @Test
    void aSearchGivesTheBestThousandAtMost() {
        GeneratedBooks.add(pool, revision, Stream.generate(() -> TestBook.of("Ocean").book()).limit(1_100).toList());
        GeneratedBooks.add(pool, revision, List.of(TestBook.of("Whales").about("Of the ocean").book()));

        List<String> lines = lines("?q=ocean");
        List<String> byPrice = lines("?q=ocean&sort=price");

        assertThat(lines).hasSize(1_000).doesNotHaveDuplicates().allMatch(line -> line.contains("\"Ocean\""));
        assertThat(byPrice).hasSize(1_000).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void everyBookIsStreamed() {
        List<Book> added = GeneratedBooks.of(1_203, 11);
        GeneratedBooks.add(pool, revision, added);

        assertThat(lines("").stream().map(line -> JsonPath.from(line).getUUID("id")))
                .containsExactlyInAnyOrderElementsOf(added.stream().map(Book::id).toList());
        assertThat(lines("/titles")).hasSize(1_203).first().asString().startsWith("{\"id\":\"").contains("\",\"title\":\"");
    }

    @Test
    void titlesStandInOrderOneForEachBook() {
        add(TestBook.of("B"), TestBook.of("a"), TestBook.of("B"));

        Response first = given().get(PATH + "/titles?limit=2");
        Response second = given().queryParam("cursor", first.<String> path("nextCursor")).get(PATH + "/titles?limit=2");

        assertThat(first.<List<String>> path("items.title")).containsExactly("a", "B");
        assertThat(second.<List<String>> path("items.title")).containsExactly("B");
        assertThat(second.<String> path("nextCursor")).isNull();
    }

    @Test
    void whoHasAnAnswerGetsItNotAgainUntilSomethingChanges() {
        Book book = add(TestBook.of("One")).get(0);
        for (String path : List.of("", "?q=one", "/titles", "/genres", "/stats/overview", "/stats/genres", "/features",
                "/" + book.id())) {
            Response first = given().get(PATH + path);
            String tag = first.header("ETag");

            Response again = given().header("If-None-Match", "\"x\", " + tag).get(PATH + path);
            Response any = given().header("If-None-Match", "*").get(PATH + path);

            assertThat(first.statusCode()).as(path).isEqualTo(200);
            assertThat(first.header("Cache-Control")).isEqualTo("public, no-cache");
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.header("Cache-Control")).isEqualTo("public, no-cache");
            assertThat(again.asString()).isEmpty();
            assertThat(any.statusCode()).as(path).isEqualTo(304);
            add(TestBook.of("Another"));
            assertThat(given().header("If-None-Match", tag).get(PATH + path).statusCode()).as(path).isEqualTo(200);
        }
        assertProblem(given().header("If-None-Match", "*").get(PATH + "/" + UUID.randomUUID()), 404, "BOOK_NOT_FOUND");
    }

    @Test
    void anotherQueryHasAnotherTag() {
        add(TestBook.of("One"));
        String tag = list().header("ETag");

        assertThat(list("limit", "7").header("ETag")).isNotEqualTo(tag);
        assertThat(list("sort", "title", "limit", "50").header("ETag")).isEqualTo(tag);
        assertThat(list("genre", "x").header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void headTellsWhatGetWould() {
        add(TestBook.of("One"));
        Response get = given().get(PATH);

        Response head = given().head(PATH);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.asString()).isEmpty();
    }

    @Test
    void theCatalogueIsEmptiedByWhoKnowsHowMuchItHolds() {
        Account admin = Account.admin();
        add(TestBook.of("One"), TestBook.of("Two"), TestBook.of("Gone").gone());
        String tag = list().header("ETag");

        assertInvalid(admin.delete(PATH), "confirm");
        assertInvalid(admin.delete(PATH + "?confirm=x"), "confirm");
        assertInvalid(admin.delete(PATH + "?confirm=-1"), "confirm");
        assertProblem(admin.delete(PATH + "?confirm=3"), 409, "WRONG_COUNT");
        assertThat(admin.delete(PATH + "?confirm=3").<String> path("detail")).contains("2 books");
        assertThat(list().header("ETag")).isEqualTo(tag);
        assertProblem(given().delete(PATH + "?confirm=2"), 401, "UNAUTHORIZED");
        assertProblem(Account.register().delete(PATH + "?confirm=2"), 403, "FORBIDDEN");

        assertThat(admin.delete(PATH + "?confirm=2").statusCode()).isEqualTo(204);

        assertThat(titles()).isEmpty();
        assertThat(list().header("ETag")).isNotEqualTo(tag);
        assertThat(admin.get("/api/v1/audit/activities?limit=1").<String> path("items[0].action")).isEqualTo("books.removed");
        assertThat(admin.get("/api/v1/audit/activities?limit=1").<Integer> path("items[0].detail.count")).isEqualTo(3);
        assertThat(admin.delete(PATH + "?confirm=0").statusCode()).isEqualTo(204);
    }

    private static BookSearch search(String q, BookSort sort) {
        return new BookSearch(q, null, null, null, null, null, null, sort);
    }

    private static String forged(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private List<Book> add(TestBook... described) {
        List<Book> added = Arrays.stream(described).map(TestBook::book).toList();
        GeneratedBooks.add(pool, revision, added);
        return added;
    }

    private static List<String> lines(String path) {
        return given().accept("application/x-ndjson").get(PATH + path).asString().lines().toList();
    }

    private static Response list(String... query) {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get(PATH);
    }

    private static List<String> titles(String... query) {
        Response answer = list(query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("items.title");
    }
}
