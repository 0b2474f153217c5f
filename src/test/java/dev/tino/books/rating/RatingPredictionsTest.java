package dev.tino.books.rating;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.TestBook;
import dev.tino.books.training.BookModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RatingPredictionsTest {

    private static final Map<String, Object> CHEAP = Map.of("title", "The Secret Garden", "price", 12.50, "available", true,
            "genre", "Travel");

    @Inject
    BookModels catalogue;
    @Inject
    Pool pool;

    @BeforeEach
    void emptyTheCatalogue() {
        catalogue.empty();
    }

    @Test
    void nobodyAnswersBeforeATraining() {
        Response answer = ask(CHEAP);

        assertProblem(answer, 503, "MODEL_NOT_TRAINED");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
        assertProblem(given().contentType("application/json").body(CHEAP).post(RatingResource.PATH + "?algorithm=linear-svm"),
                503, "MODEL_NOT_TRAINED");
    }

    @Test
    void theChampionAnswersAndEachAlgorithmForItself() {
        catalogue.add(BookModels.ratedByPrice(150, 2));
        JsonPath trained = catalogue.train(Account.admin());
        Map<String, Object> champion = trained.getMap("models.find { it.name == 'books.rating' && it.promoted }");
        long logged = logged();

        Response cheap = ask(CHEAP);
        Response dear = ask(with("price", 59));

        assertThat(cheap.<String> path("algorithm")).isEqualTo(champion.get("algorithm"));
        assertThat(cheap.<Integer> path("version")).isEqualTo(champion.get("version"));
        assertThat(cheap.<Boolean> path("wellRated")).isFalse();
        assertThat(dear.<Boolean> path("wellRated")).isTrue();
        assertThat(dear.<Float> path("probability")).isBetween(0.5f, 1f);
        assertThat(cheap.<Float> path("probability")).isBetween(0f, 0.5f);
        assertThat(dear.<Float> path("baseline")).isBetween(0.5f, 0.8f);
        assertThat(dear.<Boolean> path("signal")).isTrue();
        for (String algorithm : RatingAlgorithms.names()) {
            Response answer = given().contentType("application/json").body(CHEAP)
                    .post(RatingResource.PATH + "?algorithm=" + algorithm);
            assertThat(answer.<String> path("algorithm")).isEqualTo(algorithm);
            assertThat(answer.<Boolean> path("wellRated")).as(algorithm).isFalse();
        }
        Account ana = Account.register();
        ana.post(RatingResource.PATH, CHEAP).then().statusCode(200);
        assertThat(Awaiting.until(this::logged, rows -> rows >= logged + 6)).isEqualTo(logged + 6);
        assertThat(pool.preparedQuery("select count(*) from model_prediction where model = 'books.rating' and caller_id = $1")
                .executeAndAwait(Tuple.of(ana.id())).iterator().next().getLong(0)).isEqualTo(1);
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        catalogue.add(BookModels.ratedByPrice(150, 3));
        catalogue.add(TestBook.of("Alone").genre("Beekeeping").rating(null));
        catalogue.train(Account.admin(), "logistic-regression");

        Response empty = ask(Map.of());
        assertProblem(empty, 422, "INVALID");
        assertThat(empty.<List<String>> path("violations.field")).containsExactlyInAnyOrder("title", "price", "available",
                "genre");
        assertInvalid(ask(with("genre", "Nothing of the kind")), "genre");
        assertInvalid(ask(with("genre", " ")), "genre");
        assertInvalid(ask(with("price", -1)), "price");
        assertInvalid(ask(with("price", "1e400")), "price");
        assertInvalid(ask(with("title", "a\u0000b")), "title");
        assertInvalid(ask(with("available", "yes")), "available");
        assertProblem(given().contentType("application/json").post(RatingResource.PATH), 422, "INVALID");
        assertProblem(given().contentType("application/json").body(CHEAP).post(RatingResource.PATH + "?algorithm=boosting"),
                422,
                "UNKNOWN_ALGORITHM");
        // No model has learned anything of it, but the catalogue has it.
        assertThat(ask(with("genre", "Beekeeping")).statusCode()).isEqualTo(200);
    }

    private long logged() {
        return pool.query("select count(*) from model_prediction where model = 'books.rating'").executeAndAwait().iterator()
                .next().getLong(0);
    }

    private static Map<String, Object> with(String field, Object value) {
        var question = new HashMap<>(CHEAP);
        question.put(field, value);
        return question;
    }

    private static Response ask(Map<String, Object> question) {
        return given().contentType("application/json").body(question).post(RatingResource.PATH);
    }
}
