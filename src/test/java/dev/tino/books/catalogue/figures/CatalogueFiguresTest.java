package dev.tino.books.catalogue.figures;

import static dev.tino.testsupport.Problems.assertInvalid;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.catalogue.TestBook;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueFiguresTest {

    private static final String PATH = "/api/v1/books";

    @Inject
    Pool pool;
    @Inject
    CatalogueRevision revision;

    @BeforeEach
    void emptyTheCatalogue() {
        GeneratedBooks.removeAll(pool, revision);
    }

    @Test
    void anEmptyCatalogueHasFiguresToo() {
        assertThat(given().get(PATH + "/stats/overview").asString()).isEqualTo("""
                {"books":0,"available":0,"averagePrice":null,"minPrice":null,"maxPrice":null,"averageRating":null,\
                "ratings":{"1":0,"2":0,"3":0,"4":0,"5":0},"genres":0}""");
        for (String path : List.of("/stats/genres", "/genres", "/features")) {
            assertThat(given().get(PATH + path).asString()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        }
    }

    @Test
    void theCatalogueIsCounted() {
        add(TestBook.of("A").genre("Travel").price("10.00").rating(5),
                TestBook.of("B").genre("Travel").price("20.01").rating(4),
                TestBook.of("C").genre("Poetry").price("5.00").rating(null).soldOut(),
                TestBook.of("D").genre("Horror").price("1.00").gone());

        assertThat(given().get(PATH + "/stats/overview").asString()).isEqualTo("""
                {"books":3,"available":2,"averagePrice":11.67,"minPrice":5.00,"maxPrice":20.01,"averageRating":4.50,\
                "ratings":{"1":0,"2":0,"3":0,"4":1,"5":1},"genres":2}""");
        assertThat(given().get(PATH + "/stats/genres").asString()).isEqualTo("""
                {"items":[{"genre":"Travel","books":2,"available":2,"averagePrice":15.01,"minPrice":10.00,"maxPrice":20.01,\
                "averageRating":4.50,"ratings":{"1":0,"2":0,"3":0,"4":1,"5":1}},\
                {"genre":"Poetry","books":1,"available":0,"averagePrice":5.00,"minPrice":5.00,"maxPrice":5.00,\
                "averageRating":null,"ratings":{"1":0,"2":0,"3":0,"4":0,"5":0}}],"nextCursor":null}""");
        assertThat(given().get(PATH + "/genres").<List<Map<String, Object>>> path("items")).containsExactly(
                Map.of("genre", "Poetry", "books", 1), Map.of("genre", "Travel", "books", 2));
    }

    @Test
    void trainingRowsKeepTheTargetApart() {
        add(TestBook.of("Good").price("10.00").rating(4), TestBook.of("Unrated").rating(null),
                TestBook.of("Bad").rating(3).soldOut(), TestBook.of("Gone").gone());

        Response page = given().get(PATH + "/features?limit=1");
        Response next = given().queryParam("cursor", page.<String> path("nextCursor")).get(PATH + "/features?limit=1");
        List<String> lines = given().accept("application/x-ndjson").get(PATH + "/features").asString().lines().toList();

        List<Map<String, Object>> rows = lines.stream().map(line -> JsonPath.from(line).<String, Object> getMap("")).toList();
        assertThat(rows).containsExactlyInAnyOrder(
                Map.of("features", Map.of("title", "Good", "price", 10f, "available", true, "genre", "Fiction"),
                        "target", Map.of("rating", 4, "wellRated", true)),
                Map.of("features", Map.of("title", "Bad", "price", 10f, "available", false, "genre", "Fiction"),
                        "target", Map.of("rating", 3, "wellRated", false)));
        assertThat(next.<String> path("nextCursor")).isNull();
        assertThat(List.of(page.<String> path("items[0].features.title"), next.<String> path("items[0].features.title")))
                .containsExactlyInAnyOrder("Good", "Bad");
    }

    @Test
    void badInputIsRefused() {
        assertInvalid(given().get(PATH + "/features?limit=0"), "limit");
        assertInvalid(given().get(PATH + "/features?cursor=x"), "cursor");
    }

    private void add(TestBook... described) {
        GeneratedBooks.add(pool, revision, Arrays.stream(described).map(TestBook::book).toList());
    }
}
