package dev.tino.core.auth.token;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.database.Notifications;
import dev.tino.core.error.DatabaseAway;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Whether an account exists, what its roles are and whether its API token was revoked, at the time of a request. Kept for
 * some seconds; every node is told of a change by the database, and looks each time while it cannot be told.
 */
@ApplicationScoped
public class Standings {

    private static final String CHANNEL = "tino_standing";
    /** How long a node may go on that lost its connection to the database without noticing. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** With a database that says nothing; every request of somebody who is signed in comes through here first. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final Pool pool;
    private final Notifications notifications;
    private final Cache<Key, CompletableFuture<Standing>> known = Caffeine.newBuilder().expireAfterWrite(LONGEST)
            .maximumSize(MOST).build();

    Standings(Pool pool, Notifications notifications) {
        this.pool = pool;
        this.notifications = notifications;
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(CHANNEL, accountId -> forget(UUID.fromString(accountId)),
                () -> known.invalidateAll());
    }

    /** The account's standing, or null when it does not exist any more. */
    public Uni<Standing> of(UUID accountId) {
        return of(accountId, null);
    }

    /** The account's standing, or null when it does not exist any more or has revoked that token. */
    Uni<Standing> of(UUID accountId, UUID apiTokenId) {
        var key = new Key(accountId, apiTokenId);
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Standing> standing = notifications.connected() ? shared(key) : look(key);
            Uni<Standing> found = Uni.createFrom().completionStage(standing);
            return standing.isDone() ? found : inContext(found);
        });
    }

    private CompletableFuture<Standing> shared(Key key) {
        CompletableFuture<Standing> standing = known.get(key, this::look);
        standing.whenComplete((found, failure) -> {
            if (found == null) {
                known.asMap().remove(key, standing);
            }
        });
        return standing;
    }

    /**
     * Requests that come while one looks wait for what it finds. Each goes on in a context of its own: in the other's they
     * would share its session and its identity.
     */
    private static <T> Uni<T> inContext(Uni<T> shared) {
        Context context = Vertx.currentContext();
        return context == null ? shared : shared.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    /** Changes an account's standing in one transaction, after which no node relies on what it knew. */
    public <T> Uni<T> change(UUID accountId, Function<SqlClient, Uni<T>> change) {
        return pool.withTransaction(transaction -> change.apply(transaction)
                .call(() -> transaction.preparedQuery("select pg_notify($1, $2)")
                        .execute(Tuple.of(CHANNEL, accountId.toString()))))
                .eventually(() -> forget(accountId));
    }

    private void forget(UUID accountId) {
        known.asMap().keySet().removeIf(key -> key.accountId.equals(accountId));
    }

    private CompletableFuture<Standing> look(Key key) {
        return pool.preparedQuery(
                """
                        select roles from users where id = $1 and closed_at is null and ($2::uuid is null or exists (
                            select from api_token where api_token.id = $2 and owner_id = $1 and revoked_at is null and expires_at > now()))""")
                .execute(Tuple.of(key.accountId, key.apiTokenId))
                .ifNoItem().after(PATIENCE).failWith(DatabaseAway::new)
                .map(rows -> rows.rowCount() == 0 ? null
                        : new Standing(Set.of(rows.iterator().next().getArrayOfStrings(0))))
                .subscribeAsCompletionStage();
    }

    private record Key(UUID accountId, UUID apiTokenId) {
    }
}
