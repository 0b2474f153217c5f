package dev.tino.books.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.TestBook;
import dev.tino.books.recommendation.Documents;
import dev.tino.books.training.TrainingResult.TrainedModel;
import dev.tino.core.job.JobRun;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Progress;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BookModelsReleaseTest {

    private static final ModelFile OLDER = recommender("orchids roses");
    private static final ModelFile NEWER = recommender("orchids roses tulips");

    @Inject
    BookModels catalogue;
    @Inject
    BookModelsRelease release;
    @Inject
    HeldRuns runs;
    @Inject
    ServedModels models;
    @Inject
    Pool pool;

    private JobRun run;
    private long revision;

    @BeforeEach
    void emptyTheCatalogue() {
        catalogue.empty();
        revision = known() + 1;
        run = runs.begin();
    }

    @AfterEach
    void forgetTheRevision() {
        runs.end(run);
        // No catalogue of another test has come so far.
        pool.preparedQuery("update book_trained set revision = $1").executeAndAwait(Tuple.of(revision - 1));
    }

    @Test
    void ofTwoTrainingsSideBySideTheOneThatKnowsMoreServesThoughItEndsLater() {
        List<TrainedModel> released = sideBySide(revision, OLDER, revision + 1, NEWER);

        assertThat(released).extracting(TrainedModel::promoted).containsExactly(true, true);
        assertThat(released).extracting(TrainedModel::version).containsExactly(1, 2);
        assertThat(served()).isEqualTo(NEWER.sha256());
        assertThat(known()).isEqualTo(revision + 1);
    }

    @Test
    void ofTwoTrainingsSideBySideTheOneThatKnowsMoreServesWhenItEndsFirst() {
        List<TrainedModel> released = sideBySide(revision + 1, NEWER, revision, OLDER);

        assertThat(released).extracting(TrainedModel::promoted).containsExactly(true, false);
        assertThat(released.get(1).reason()).isEqualTo("Another training knows a later catalogue");
        assertThat(served()).isEqualTo(NEWER.sha256());
        assertThat(known()).isEqualTo(revision + 1);
    }

    /** Both have seen the same champion before either commits, the first one first. */
    private List<TrainedModel> sideBySide(long firstRevision, ModelFile first, long secondRevision, ModelFile second) {
        var lock = pool.getConnection().await().indefinitely();
        try {
            var held = lock.begin().await().indefinitely();
            lock.query("select from book_trained for update").execute().await().indefinitely();
            CompletableFuture<TrainedModel> one = release.recommender(run, null, firstRevision, first)
                    .subscribeAsCompletionStage();
            awaitWaiting(1);
            CompletableFuture<TrainedModel> other = release.recommender(run, null, secondRevision, second)
                    .subscribeAsCompletionStage();
            awaitWaiting(2);
            held.commit().await().indefinitely();
            return List.of(one.join(), other.join());
        } catch (CompletionException failed) {
            throw new AssertionError(failed);
        } finally {
            lock.closeAndAwait();
        }
    }

    private void awaitWaiting(long most) {
        Awaiting.until(() -> pool.query("""
                select count(*) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'
                   and (query like '%book_trained%' or query like '%job%')""").executeAndAwait().iterator().next().getLong(0),
                waiting -> waiting >= most);
    }

    private long known() {
        return pool.query("select revision from book_trained").executeAndAwait().iterator().next()
                .getLong(0);
    }

    private String served() {
        models.renew(Documents.MODEL).await().indefinitely();
        try (ModelLease lease = models.lease(Documents.MODEL).await().indefinitely()) {
            return lease.model().sha256();
        }
    }

    private static ModelFile recommender(String description) {
        return Documents.train(Documents.of(List.of(TestBook.of("One").about(description).book())), Progress.NONE);
    }
}
