package dev.tino.core.auth.token;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tokens of accounts that only machines use. */
@ApplicationScoped
public class MachineTokens {

    /** Nobody logs in to renew it; it can be replaced at any time. */
    private static final Duration LIFETIME = Duration.ofDays(3_650);

    private final AccessTokens signatures;
    private final Vertx vertx;

    MachineTokens(AccessTokens signatures, Vertx vertx) {
        this.signatures = signatures;
        this.vertx = vertx;
    }

    /** A token that counts as soon as it is stored; signed before, as a transaction must not wait for a worker. */
    public Uni<MachineToken> sign(UUID accountId, String role) {
        var token = ApiToken.of(accountId, role, LIFETIME);
        return vertx.executeBlocking(() -> signatures.sign(token, Set.of(role)), false)
                .map(text -> new MachineToken(token.id(), accountId, role, token.createdAt(), token.expiresAt(), text));
    }

    public Uni<Void> store(SqlClient transaction, MachineToken token) {
        return ApiTokens.insert(transaction,
                new ApiToken(token.id(), token.accountId(), token.role(), token.createdAt(), token.expiresAt()));
    }

    /** Revokes all that the account has; the caller holds its row, or another's new one would be missed. */
    public Uni<Void> revokeAllOf(SqlClient transaction, UUID accountId) {
        return transaction
                .preparedQuery("update api_token set revoked_at = now() where owner_id = $1 and revoked_at is null")
                .execute(Tuple.of(accountId)).replaceWithVoid();
    }
}
