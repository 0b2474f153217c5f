package dev.tino.core.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.audit.retention.Retained;
import dev.tino.core.auth.AuthError;
import dev.tino.core.database.Slices;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Long-lived tokens for machines, which their owner can revoke. */
@ApplicationScoped
class ApiTokens implements PersonalData, Retained {

    private static final long LIST = Cursor.fingerprint("api tokens, newest first");
    private static final int PAGE = 500;

    private final AccessTokens signatures;
    private final Standings standings;
    private final Activities activities;
    private final Pool pool;
    private final Vertx vertx;

    ApiTokens(AccessTokens signatures, Standings standings, Activities activities, Pool pool, Vertx vertx) {
        this.signatures = signatures;
        this.standings = standings;
        this.activities = activities;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** A token and its signed text, which is kept nowhere. */
    record Signed(ApiToken token, String text) {

        @Override
        public String toString() {
            return "Signed[%s]".formatted(token.id());
        }
    }

    Uni<Signed> add(UUID ownerId, String name, Duration lifetime) {
        var token = ApiToken.of(ownerId, name, lifetime);
        return pool.withTransaction(transaction -> insert(transaction, token)
                .chain(() -> activities.record(transaction, Activity.of(ownerId, "api-token.created", token.id()))))
                .chain(() -> vertx.executeBlocking(() -> new Signed(token, signatures.sign(token, Set.of())), false));
    }

    static Uni<Void> insert(SqlClient transaction, ApiToken token) {
        return transaction
                .preparedQuery("insert into api_token (id, owner_id, name, created_at, expires_at) values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(token.id(), token.ownerId(), token.name(), token.createdAt().atOffset(ZoneOffset.UTC),
                        token.expiresAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Page<ApiTokenView>> page(UUID ownerId, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 2);
        String after = cursor == null ? "" : " and (created_at, id) < ($2, $3)";
        var parameters = new ArrayList<Object>(List.of(ownerId));
        if (cursor != null) {
            parameters.addAll(List.of(cursor.instant(0).atOffset(ZoneOffset.UTC), cursor.uuid(1)));
        }
        return pool
                .preparedQuery(
                        "select id, name, created_at, expires_at from api_token where owner_id = $1 and revoked_at is null"
                                + after + " order by created_at desc, id desc limit " + (limit + 1))
                .execute(Tuple.from(parameters))
                .map(rows -> Page.cut(rows.stream().map(row -> ApiTokenView.of(token(ownerId, row))).toList(), limit,
                        last -> new Cursor(LIST, List.of(last.createdAt().toString(), last.id().toString()))));
    }

    Uni<Void> revoke(UUID ownerId, UUID id) {
        return standings.change(ownerId, transaction -> transaction
                .preparedQuery("update api_token set revoked_at = now() where owner_id = $1 and id = $2 and revoked_at is null")
                .execute(Tuple.of(ownerId, id))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw AuthError.API_TOKEN_NOT_FOUND.because("There is no API token with the id %s", id);
                    }
                })
                .chain(() -> activities.record(transaction, Activity.of(ownerId, "api-token.revoked", id))));
    }

    private static ApiToken token(UUID ownerId, Row row) {
        return new ApiToken(row.getUUID(0), ownerId, row.getString(1), row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant());
    }

    @Override
    public String kind() {
        return "api-token";
    }

    @Override
    public Uni<Page<ApiTokenView>> page(UUID ownerId, String cursor) {
        return page(ownerId, PAGE, cursor);
    }

    @Override
    public String name() {
        return "api-tokens";
    }

    @Override
    public String table() {
        return "api_token";
    }

    @Override
    public int defaultDays() {
        return 90;
    }

    /** Tokens that have been useless since before then. */
    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return Slices.delete(pool, "api_token", "least(expires_at, revoked_at) < $1",
                Tuple.of(cutOff.atOffset(ZoneOffset.UTC)));
    }
}
