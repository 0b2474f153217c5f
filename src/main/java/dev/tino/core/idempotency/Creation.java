package dev.tino.core.idempotency;

import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * One request that creates. Whoever inserts the rows opens his transaction here, so that the answer is kept in it when
 * the request has a key; without one it is a transaction like any other.
 */
public final class Creation<T> {

    private final Pool pool;
    private final KeptAnswers answers;
    private final IdempotencyKey key;
    private final Function<T, Uni<Answer>> teller;
    private Answer kept;

    Creation(Pool pool, KeptAnswers answers, IdempotencyKey key, Function<T, Uni<Answer>> teller) {
        this.pool = pool;
        this.answers = answers;
        this.key = key;
        this.teller = teller;
    }

    /** Creates in one transaction, once for each key. */
    public Uni<T> transaction(Function<SqlConnection, Uni<T>> work) {
        if (key == null) {
            return pool.withTransaction(work);
        }
        return pool.withTransaction(connection -> answers.claim(connection, key)
                .chain(() -> work.apply(connection))
                .call(created -> teller.apply(created).chain(answer -> {
                    kept = answer;
                    return answers.keep(connection, key, answer);
                })));
    }

    Uni<Answer> answer(T created) {
        return kept == null ? teller.apply(created) : Uni.createFrom().item(kept);
    }
}
