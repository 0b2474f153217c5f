package dev.tino.finance.training;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

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
        return count == 0 ? Uni.createFrom().voidItem()
                : words.change(transaction, ownerId).chain(() -> queue.count(transaction, ownerId, count));
    }

    /** In the transaction in which other changes are made; what was filed before may be gone, or stand under other words. */
    public Uni<Void> changed(SqlClient transaction, UUID ownerId, boolean wasFiled) {
        return wasFiled ? words.change(transaction, ownerId) : Uni.createFrom().voidItem();
    }

    /** Behind that transaction: the next line is to know it at once. */
    public void committed(UUID ownerId, boolean anyFiled) {
        if (anyFiled) {
            words.forget(ownerId);
        }
    }
}
