package dev.tino.core.auth.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.account.LoginService;
import dev.tino.core.auth.account.Registration;
import dev.tino.core.auth.account.Session;
import dev.tino.core.error.Failure;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OtherSystemsClientsTest {

    private static final String CLIENT = "another-system";
    private static final String ADDRESS = "192.0.2.7";

    @Inject
    LoginService logins;
    @Inject
    Tokens tokens;
    @Inject
    TokenPairs pairs;
    @Inject
    Pool pool;

    @Test
    void theirTokensTellWhoseClientTheyWereMadeFor() {
        TokenPair pair = register(CLIENT).tokens();

        assertThat(claims(pair.accessToken())).contains("\"client\":\"another-system\"");
        assertThat(claims(tokens.refresh(pair.refreshToken(), ADDRESS, CLIENT).await().indefinitely().accessToken()))
                .contains("\"client\":\"another-system\"");
        assertThat(me(pair.accessToken())).isEqualTo(200);
    }

    @Test
    void tinosOwnTellNothing() {
        assertThat(claims(register(null).tokens().accessToken())).doesNotContain("client");
        assertThat(claims(Account.register().token())).doesNotContain("client");
    }

    @Test
    void anUnspentRefreshTokenRenewsAgainAndAgain() {
        String refreshToken = register(CLIENT).tokens().refreshToken();

        TokenPair once = renew(refreshToken);
        TokenPair again = renew(refreshToken);

        assertThat(once.refreshToken()).isEqualTo(refreshToken);
        assertThat(again.refreshToken()).isEqualTo(refreshToken);
        assertThat(claims(again.accessToken())).contains("\"client\":\"another-system\"");
        assertThat(me(again.accessToken())).isEqualTo(200);
    }

    @Test
    void renewingDoesNotPutOffTheEndOfTheLogIn() {
        String refreshToken = register(CLIENT).tokens().refreshToken();
        pool.preparedQuery("update token_family set expires_at = now() + interval '100 milliseconds' where id = $1")
                .executeAndAwait(Tuple.of(family(refreshToken)));

        renew(refreshToken);
        pool.query("select pg_sleep(0.2)").executeAndAwait();

        assertThat(renew(refreshToken)).isNull();
    }

    @Test
    void aLogInThatWasEndedIsOver() {
        String refreshToken = register(CLIENT).tokens().refreshToken();

        tokens.logout(refreshToken).await().indefinitely();

        assertThat(renew(refreshToken)).isNull();
    }

    @Test
    void aSpentOneIsACopyHereToo() {
        String stolen = register(null).tokens().refreshToken();
        String successor = tokens.refresh(stolen, ADDRESS).await().indefinitely().refreshToken();
        pool.preparedQuery("update token_family set rotated_at = now() - interval '31 seconds' where id = $1")
                .executeAndAwait(Tuple.of(family(stolen)));

        assertRefused(stolen);
        assertThat(renew(successor)).isNull();
    }

    @Test
    void oneThatIsSpentByItsUseRenewsNoOtherWay() {
        String first = register(null).tokens().refreshToken();
        String successor = tokens.refresh(first, ADDRESS).await().indefinitely().refreshToken();

        assertRefused(successor);
        assertThat(tokens.refresh(successor, ADDRESS).await().indefinitely()).isNotNull();
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        assertRefused("rubbish");
        assertRefused(register(CLIENT).tokens().accessToken());
    }

    private Session register(String client) {
        return logins
                .register(new Registration("user-%s@example.com".formatted(UUID.randomUUID()), Account.PASSWORD, null, null),
                        client)
                .await().indefinitely();
    }

    private TokenPair renew(String refreshToken) {
        return tokens.renewUnspent(refreshToken, ADDRESS, CLIENT).await().indefinitely();
    }

    private void assertRefused(String refreshToken) {
        assertThatThrownBy(() -> renew(refreshToken)).isInstanceOfSatisfying(Failure.class,
                refused -> assertThat(refused.code()).isEqualTo(AuthError.REFRESH_TOKEN_REFUSED));
    }

    private UUID family(String refreshToken) {
        return pairs.verify(refreshToken).family();
    }

    private static String claims(String accessToken) {
        return new String(Base64.getUrlDecoder().decode(accessToken.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static int me(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken).get("/api/v1/me").statusCode();
    }
}
