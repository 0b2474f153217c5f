package dev.tino.chat.observatory.sql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tino.chat.ChatError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;

/**
 * One transaction of the role's that only reads, on a connection that is opened for it and closed behind it: of settings,
 * locks and what else a session holds nothing is left, and what it told or wrote, if it ever could, is rolled back.
 */
final class SqlSession {

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Supplier<Uni<PgConnection>> connect;
    private final Duration timeout;

    SqlSession(Supplier<Uni<PgConnection>> connect, Duration timeout) {
        this.connect = connect;
        this.timeout = timeout;
    }

    /**
     * @param work done in the transaction, by the extended protocol, which takes one statement at a time
     * @return fails with {@link ChatError#SQL_TOO_EXPENSIVE} when it takes somewhat longer than the database lets a statement
     *         take
     */
    <T> Uni<T> read(Function<PgConnection, Uni<T>> work) {
        return connected().chain(connection -> connection.query("begin read only").execute()
                .chain(() -> work.apply(connection))
                .onItemOrFailure().call((item, failure) -> close(connection))
                .onCancellation().call(() -> stop(connection))
                .ifNoItem().after(timeout.plus(MARGIN)).failWith(() -> ChatError.SQL_TOO_EXPENSIVE
                        .because("It took longer than %d ms", timeout.toMillis())));
    }

    /** One that comes when nobody waits for it any more is closed. */
    private Uni<PgConnection> connected() {
        return Uni.createFrom().emitter(emitter -> {
            var left = new AtomicBoolean();
            emitter.onTermination(() -> left.set(true));
            connect.get().subscribe().with(connection -> {
                if (left.get()) {
                    close(connection).subscribe().with(closed -> {
                    });
                    return;
                }
                emitter.complete(connection);
            }, emitter::fail);
        });
    }

    /** The end of a connection is the end of its transaction. */
    private static Uni<Void> close(PgConnection connection) {
        return connection.close().onFailure().recoverWithNull();
    }

    /** A server does not notice by itself that nobody waits for it any more. */
    private static Uni<Void> stop(PgConnection connection) {
        return connection.cancelRequest().onFailure().recoverWithNull().chain(() -> close(connection));
    }
}
