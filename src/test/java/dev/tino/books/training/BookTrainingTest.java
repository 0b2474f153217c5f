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

import dev.tino.books.catalogue.TestBook;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

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
}
