package dev.tino.finance.training;

import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.concurrent.Undisturbed;
import dev.tino.finance.classification.word.OwnWords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Where the rest of finance tells that owners file transactions themselves. */
@ApplicationScoped
public class Corrections {

    private final OwnWords words;
    private final TrainingQueue queue;

    Corrections(OwnWords words, TrainingQueue queue) {
        this.words = words;
        this.queue = queue;
    }

    /**
     * In the transaction in which an owner files so many transactions; last, since others of his wait for it from here on.
     * After every few of them his model is trained.
     */
    public Uni<Void> filed(SqlClient transaction, UUID ownerId, long count) {
        return count == 0 ? Uni.createFrom().voidItem() : queue.count(transaction, ownerId, count);
    }

    /**
     * Does a transaction that may file some, or change or remove some that were filed: the next line is to know it at once,
     * even when the client leaves right after the commit.
     *
     * @param anyFiled whether it did, by its result
     */
    public <T> Uni<T> committing(UUID ownerId, Uni<T> transaction, Predicate<T> anyFiled) {
        return Undisturbed.work(transaction
                .call(result -> anyFiled.test(result) ? words.changed(ownerId) : Uni.createFrom().voidItem()));
    }
}
