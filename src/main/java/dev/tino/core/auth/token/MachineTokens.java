package dev.tino.core.auth.token;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Tokens of accounts that only machines use. */
@ApplicationScoped
public class MachineTokens {

    /** Nobody logs in to renew it; it can be replaced at any time. */
    private static final Duration LIFETIME = Duration.ofDays(3_650);

    /** For one that is told again at each start. */
    private static final Duration A_WHILE = Duration.ofDays(30);
    private static final String KEPT = """
            select id, created_at, expires_at from api_token
             where owner_id = $1 and name = $2 and revoked_at is null and expires_at > now() + interval '1 day'
             order by created_at desc, id limit 1""";

    /** A statement of its own: it sees what was done while one waited for the row. */
    private static final String COUNTS = "select from api_token where id = $1 and owner_id = $2 and revoked_at is null "
            + "and expires_at > now()";

    private final AccessTokens signatures;
    private final TokenFamilies families;
    private final Standings standings;
    private final Pool pool;
    private final Vertx vertx;

    MachineTokens(AccessTokens signatures, TokenFamilies families, Standings standings, Pool pool, Vertx vertx) {
        this.signatures = signatures;
        this.families = families;
        this.standings = standings;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** A token that counts as soon as it is stored; signed before, as a transaction must not wait for a worker. */
    public Uni<MachineToken> sign(UUID accountId, String role) {
        var token = ApiToken.of(accountId, role, LIFETIME);
        return vertx.executeBlocking(() -> signatures.sign(token, Set.of(role)), false)
                .map(text -> new MachineToken(token.id(), accountId, role, token.createdAt(), token.expiresAt(), text));
    }

    /** A token of a company. */
    public record CompanyToken(UUID company, UUID id) {
    }

    /** The company whose token a text is, or null when it is none, or one that counts no more. */
    public Uni<CompanyToken> companyOf(String text) {
        JsonWebToken token = signatures.machine(text);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        var found = new CompanyToken(UUID.fromString(token.getSubject()), UUID.fromString(token.getTokenID()));
        return standings.of(found.company, found.id)
                .map(standing -> standing != null && standing.roles().equals(Set.of(Role.COMPANY)) ? found : null);
    }

    /** Whether a token still counts; it does until the transaction ends, as whoever replaces it holds the account's row. */
    public Uni<Boolean> hold(SqlClient transaction, CompanyToken token) {
        return transaction.preparedQuery("select from users where id = $1 and closed_at is null for share")
                .execute(Tuple.of(token.company))
                .chain(held -> held.rowCount() == 0 ? Uni.createFrom().item(false)
                        : transaction.preparedQuery(COUNTS).execute(Tuple.of(token.id, token.company))
                                .map(rows -> rows.rowCount() == 1));
    }

    public Uni<Void> store(SqlClient transaction, MachineToken token) {
        return ApiTokens.insert(transaction,
                new ApiToken(token.id(), token.accountId(), token.role(), token.createdAt(), token.expiresAt()));
    }

    /** The text of the token of that name which an account has, the same each time; made when it has none. */
    public Uni<String> kept(UUID accountId, String name) {
        return pool.preparedQuery(KEPT).execute(Tuple.of(accountId, name))
                .map(rows -> rows.stream().findFirst().map(row -> new ApiToken(row.getUUID(0), accountId, name,
                        row.getOffsetDateTime(1).toInstant(), row.getOffsetDateTime(2).toInstant())))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : add(accountId, name))
                .chain(token -> vertx.executeBlocking(() -> signatures.sign(token, Set.of()), false));
    }

    private Uni<ApiToken> add(UUID accountId, String name) {
        var token = ApiToken.of(accountId, name, A_WHILE);
        return ApiTokens.insert(pool, token).replaceWith(token);
    }

    /**
     * Revokes all that the account has, log-ins to the pages by one of them too; the caller holds its row, or another's new one
     * would be missed.
     */
    public Uni<Void> revokeAllOf(SqlClient transaction, UUID accountId) {
        return transaction
                .preparedQuery("update api_token set revoked_at = now() where owner_id = $1 and revoked_at is null")
                .execute(Tuple.of(accountId))
                .chain(() -> families.revokeAllOf(transaction, accountId));
    }
}
