package dev.tino.core.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.AuthConfig;
import dev.tino.core.crypto.Hmac;
import dev.tino.core.crypto.KeyFolder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Log-ins to the pages. Each is a family of tokens that is never renewed, so that whatever ends families ends it, too. The
 * cookie is signed with a key of its own: it is no refresh token, and a refresh token is no cookie.
 */
@ApplicationScoped
public class Sessions {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String LIVING = """
            select u.id, coalesce(u.name, u.username, u.email, '') as name, u.roles
              from token_family f join users u on u.id = f.account_id
             where f.id = $1 and f.generation = 0 and f.revoked_at is null and f.expires_at > now()
               and f.rotated_at > now() - make_interval(secs => $2) and u.closed_at is null""";

    private final TokenFamilies families;
    private final Pool pool;
    private final List<Hmac> cookies;
    private final List<Hmac> csrf;
    private final Duration lifetime;

    Sessions(TokenFamilies families, Pool pool, KeyFolder keys, AuthConfig config) {
        this.families = families;
        this.pool = pool;
        this.cookies = keys.hmacs("page sessions");
        this.csrf = keys.hmacs("page writes");
        this.lifetime = config.sessionLifetime();
    }

    /** The account that is logged in, as it is now. */
    public record Holder(UUID account, String name, Set<String> roles) {

        private static Holder of(Row row) {
            return new Holder(row.getUUID(0), row.getString(1), Set.of(row.getArrayOfStrings(2)));
        }
    }

    /** The cookie of a log-in that has just begun. */
    public String cookie(RefreshToken begun) {
        return begun.sign(cookies.get(0));
    }

    /** Whose log-in it is, or null when it is none of ours or is over. */
    public Uni<Holder> holder(String cookie) {
        RefreshToken token = RefreshToken.verify(cookie, cookies);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        return pool.preparedQuery(LIVING).execute(Tuple.of(token.family(), (double) lifetime.toSeconds()))
                .map(rows -> rows.rowCount() == 0 ? null : Holder.of(rows.iterator().next()));
    }

    /** Ends a log-in; one that is over stays over. */
    public Uni<Void> end(String cookie) {
        RefreshToken token = RefreshToken.verify(cookie, cookies);
        return token == null ? Uni.createFrom().voidItem()
                : families.revoke(token.family(), account -> Activity.of(account, "session.ended", token.family()));
    }

    /** What a page's writes carry: nobody else's page can tell it, since none can read the cookie. */
    public String csrf(String cookie) {
        return csrf(cookie, csrf.get(0));
    }

    /** Whether a write came from a page that was made for this log-in. */
    public boolean isCsrf(String cookie, String sent) {
        return sent != null
                && csrf.stream().anyMatch(secret -> MessageDigest.isEqual(bytes(csrf(cookie, secret)), bytes(sent)));
    }

    private static String csrf(String cookie, Hmac secret) {
        return ENCODER.encodeToString(secret.of(bytes(cookie)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
