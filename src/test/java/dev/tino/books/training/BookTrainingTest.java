package dev.tino.books.training;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.TestBook;
import dev.tino.books.rating.RatingRows;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BookTrainingTest {

    private static final List<String> ALL = List.of("linear-svm", "logistic-regression", "random-forest");

    @Inject
    BookModels catalogue;
    @Inject
    BookTraining training;
    @Inject
    Pool pool;

    private Account admin;

    @BeforeEach
    void emptyTheCatalogue() {
        admin = Account.admin();
        catalogue.empty();
    }

    @Test
    void anEmptyCatalogueIsToldAndNoFailure() {
        JsonPath result = catalogue.train(admin);

        assertThat(result.getInt("books")).isZero();
        assertThat(result.getList("models")).isEmpty();
        assertThat(result.getList("notTrained.name")).containsExactly("books.recommender", "books.rating");
        assertThat(result.getList("notTrained.reason")).containsOnly("There are no books");
    }

    @Test
    void ofAFewBooksOnlyTheRecommenderLearns() {
        catalogue.add(TestBook.of("One").about("a garden of roses").rating(5), TestBook.of("Two").rating(null));

        JsonPath result = catalogue.train(admin);

        assertThat(result.getList("models.name")).containsExactly("books.recommender");
        assertThat(result.getMap("models[0].metrics")).containsEntry("documents", 2).containsEntry("terms", 2);
        assertThat(result.getBoolean("models[0].promoted")).isTrue();
        assertThat(result.getList("notTrained.name")).containsExactly("books.rating");
        assertThat(result.getString("notTrained[0].reason")).startsWith("Rating models need 10 books rated 4 or more");
    }

    @Test
    void theSameCatalogueGivesNoNewVersionAndAnotherOneDoes() {
        catalogue.add(BookModels.ratedByPrice(200, 1));

        JsonPath first = catalogue.train(admin);
        JsonPath again = catalogue.train(admin);
        catalogue.add(TestBook.of("Another").about("a garden of roses").rating(null));
        JsonPath later = catalogue.train(admin, "random-forest");

        assertThat(first.getList("models.name")).containsExactly("books.recommender", "books.rating", "books.rating",
                "books.rating");
        assertThat(first.getList("models.algorithm").subList(1, 4)).isEqualTo(ALL);
        assertThat(first.getList("models.version")).containsExactly(1, 1, 2, 3);
        assertThat(first.getList("models.isNew")).containsOnly(true);
        assertThat(first.<Boolean> getList("models.promoted").subList(1, 4)).containsOnlyOnce(true);
        assertThat(first.getList("models.metrics.signal").subList(1, 4)).containsOnly(true);
        assertThat(first.getDouble("models[1].metrics.holdOut.auc.value")).isGreaterThan(0.8);
        assertThat(first.getDouble("models[1].metrics.crossValidation.baseline")).isBetween(0.5, 0.7);
        assertThat(again.getList("models.version")).containsExactly(1, 1, 2, 3);
        assertThat(again.getList("models.isNew")).containsOnly(false);
        assertThat(later.getList("models.version")).containsExactly(2, 3);
        assertThat(later.getList("models.isNew")).containsExactly(true, false);
        assertThat(later.getBoolean("models[0].promoted")).isTrue();
    }

    @Test
    void whoeverIsNoAdministratorMayNotAndAnUnknownAlgorithmIsRefused() {
        assertProblem(Account.register().post(BookModels.TRAIN, Map.of()), 403, "FORBIDDEN");
        assertProblem(admin.post(BookModels.TRAIN, Map.of("algorithms", List.of("boosting"))), 422, "UNKNOWN_ALGORITHM");
        assertInvalid(admin.post(BookModels.TRAIN, Map.of("algorithms", "linear-svm")), "algorithms");
    }

    @Test
    void nothingNeedsToBeSaidToTrainThemAll() {
        Response accepted = admin.request().noContentType().post(BookModels.TRAIN);
        Response alike = admin.request().contentType("application/json").post(BookModels.TRAIN);

        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        assertThat(alike.statusCode()).as(alike.asString()).isEqualTo(202);
        assertThat(training.asked(UUID.fromString(accepted.path("jobId"))).await().indefinitely())
                .isEqualTo(new BookTraining.Asked(ALL, admin.id()));
    }

    @Test
    void oneThatWaitsAndDoesTheSameIsToldAgain() {
        List<UUID> jobs = new ArrayList<>();

        Uni<UUID> asked = pool.withTransaction(transaction -> training.submit(transaction, null, Set.of("linear-svm"))
                .invoke(jobs::add)
                .chain(() -> training.submit(transaction, null, Set.of())).invoke(jobs::add)
                .chain(() -> training.submit(transaction, null, Set.of())).invoke(jobs::add)
                .chain(() -> training.submit(transaction, null, Set.of("random-forest"))).invoke(jobs::add)
                .onItem().failWith(() -> new IllegalStateException("Nobody is to train")));

        assertThatThrownBy(() -> asked.await().indefinitely()).hasMessage("Nobody is to train");
        assertThat(jobs).hasSize(4);
        assertThat(jobs.get(1)).isNotEqualTo(jobs.get(0)).isEqualTo(jobs.get(2)).isEqualTo(jobs.get(3));
    }

    @Test
    void nodesThatComeToTheSameHourOneAfterTheOtherTrainOnce() {
        catalogue.train(admin);
        long before = trainings();

        submitOnce();
        long atOnce = trainings();
        pool.query(
                "update job set created_at = created_at - interval '2 minutes', started_at = started_at - interval '2 minutes'"
                        + " where kind = 'books.models' and status <> 'pending'")
                .executeAndAwait();
        submitOnce();
        submitOnce();

        assertThat(atOnce).isEqualTo(before);
        assertThat(trainings()).isEqualTo(before + 1);
    }

    @Test
    void aCancelledTrainingLeavesNoModel() {
        catalogue.add(BookModels.ratedByPrice(2_000, 4));
        String job = "/api/v1/jobs/" + admin.post(BookModels.TRAIN, Map.of()).path("jobId");
        Awaiting.until(() -> admin.get(job),
                state -> "running".equals(state.path("status")) && state.<Integer> path("progress.done") > 0);

        admin.post(job + "/cancel", Map.of()).then().statusCode(200);

        assertThat(Awaiting.until(() -> admin.get(job).<String> path("status"), status -> !"running".equals(status)))
                .isEqualTo("cancelled");
        // The next one runs behind it, and makes the first versions.
        catalogue.empty();
        catalogue.add(TestBook.of("One").about("a garden of roses"));
        assertThat(catalogue.train(admin).getList("models.version")).containsExactly(1);
    }

    @Test
    void aRatingModelThatIsWorseThanTheChampionOnTheRowsHeldOutDoesNotServe() {
        List<Book> books = BookModels.ratedByPrice(400, 5);
        catalogue.add(books);
        JsonPath first = catalogue.train(admin, "random-forest");
        turnRatings(books.stream().filter(book -> !RatingRows.isHeldOut(book.upc())).toList());

        JsonPath second = catalogue.train(admin, "random-forest");

        assertThat(first.getBoolean("models[1].promoted")).isTrue();
        assertThat(first.getString("models[1].reason"))
                .startsWith("first version; of 1 algorithms the best in cross-validation");
        assertThat(second.getInt("models[1].version")).isEqualTo(2);
        assertThat(second.getBoolean("models[1].promoted")).isFalse();
        assertThat(second.getString("models[1].reason")).startsWith("on the rows held out log-loss ");
    }

    /** Of what is learned from: it says the contrary of what the rows held out say. */
    private void turnRatings(List<Book> books) {
        pool.preparedQuery("update book set rating = 7 - rating where upc = any ($1)")
                .executeAndAwait(Tuple.of(books.stream().map(Book::upc).toArray(String[]::new)));
    }

    private void submitOnce() {
        pool.withTransaction(training::submitOnce).await().indefinitely();
    }

    private long trainings() {
        return pool.query("select count(*) from book_training").executeAndAwait().iterator().next().getLong(0);
    }
}
