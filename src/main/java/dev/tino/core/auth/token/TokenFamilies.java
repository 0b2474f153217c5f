package dev.tino.core.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.audit.retention.Retained;
import dev.tino.core.auth.AuthConfig;
import dev.tino.core.database.Slices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Families of refresh tokens: one row each, however often its token is renewed. */
@ApplicationScoped
class TokenFamilies implements Retained {

    private final Pool pool;
    private final Activities activities;
    private final double lifetimeSeconds;

    TokenFamilies(Pool pool, Activities activities, AuthConfig config) {
        this.pool = pool;
        this.activities = activities;
        this.lifetimeSeconds = config.refreshTokenLifetime().toSeconds();
    }

    /** Begins a family and returns its id; its first generation is 0. */
    Uni<UUID> begin(SqlClient client, UUID accountId) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return client.preparedQuery("""
                insert into token_family (id, account_id, generation, rotated_at, expires_at)
                values ($1, $2, 0, now(), now() + make_interval(secs => $3))""")
                .execute(Tuple.of(id, accountId, lifetimeSeconds))
                .replaceWith(id);
    }

    /**
     * Spends a generation: of any number of callers with the same one, on any number of nodes, exactly one succeeds.
     *
     * @return the account, or null when this generation is not the current one of a living family
     */
    Uni<UUID> rotate(RefreshToken token) {
        return pool.preparedQuery("""
                update token_family set generation = generation + 1, rotated_at = now(),
                    expires_at = now() + make_interval(secs => $3)
                where id = $1 and generation = $2 and revoked_at is null and expires_at > now()
                returning account_id""")
                .execute(Tuple.of(token.family(), token.generation(), lifetimeSeconds))
                .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next().getUUID(0));
    }

    /**
     * A family that is neither revoked nor expired.
     *
     * @param sinceRotation time since its current generation was made, by the database's clock
     */
    record Living(UUID accountId, int generation, Duration sinceRotation) {
    }

    /** The family, or null when it is gone, revoked or expired. */
    Uni<Living> find(UUID family) {
        return pool.preparedQuery("""
                select account_id, generation, extract(epoch from now() - rotated_at)::float8 from token_family
                where id = $1 and revoked_at is null and expires_at > now()""")
                .execute(Tuple.of(family))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        return null;
                    }
                    var row = rows.iterator().next();
                    return new Living(row.getUUID(0), row.getInteger(1), Duration.ofMillis((long) (row.getDouble(2) * 1_000)));
                });
    }

    /** Revokes a family that is alive and records why. */
    Uni<Void> revoke(UUID family, Function<UUID, Activity> ofItsAccount) {
        return pool.withTransaction(transaction -> transaction.preparedQuery(
                "update token_family set revoked_at = now() where id = $1 and revoked_at is null returning account_id")
                .execute(Tuple.of(family))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem()
                        : activities.record(transaction, ofItsAccount.apply(rows.iterator().next().getUUID(0)))));
    }

    Uni<Void> revokeAllOf(SqlClient client, UUID accountId) {
        return client.preparedQuery("update token_family set revoked_at = now() where account_id = $1 and revoked_at is null")
                .execute(Tuple.of(accountId)).replaceWithVoid();
    }

    @Override
    public String name() {
        return "token-families";
    }

    @Override
    public String table() {
        return "token_family";
    }

    @Override
    public int defaultDays() {
        return 30;
    }

    /** Families that have been useless since before then. */
    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return Slices.delete(pool, "token_family", "least(expires_at, revoked_at) < $1",
                Tuple.of(cutOff.atOffset(ZoneOffset.UTC)));
    }
}
