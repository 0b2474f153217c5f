package dev.tino.core.auth.token;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ForgedTokensTest {

    @ConfigProperty(name = "tino.auth.keys-directory")
    Path folder;
    private Account ana;
    private KeyFolder keys;

    @BeforeEach
    void setUp() {
        ana = Account.register();
        keys = KeyFolder.load(folder);
    }

    @Test
    void oneOfAnotherKeyIsRefused() throws Exception {
        PrivateKey foreign = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

        assertRefused(claims(ana.id()).jws().keyId(keys.currentId()).sign(foreign));
        assertRefused(claims(ana.id()).jws().keyId("another").sign(foreign));
    }

    @Test
    void oneWithoutSignatureIsRefused() {
        String claims = ana.token().split("\\.")[1];

        assertRefused(encoded("{\"alg\":\"none\"}") + "." + claims + ".");
        assertRefused(encoded("{\"alg\":\"none\",\"kid\":\"" + keys.currentId() + "\"}") + "." + claims + ".");
        assertRefused(ana.token().substring(0, ana.token().lastIndexOf('.') + 1));
    }

    @Test
    void oneThatIsCutOrNoneAtAllIsRefused() {
        for (String token : List.of(ana.token().substring(0, ana.token().length() - 10), "rubbish", "")) {
            assertRefused(token);
        }
    }

    @Test
    void onePastItsTimeIsRefused() {
        assertRefused(sign(Jwt.issuer("tino").subject(ana.id().toString()).expiresAt(Instant.now().minusSeconds(60))));
    }

    @Test
    void oneOfAnAccountThatNeverWasIsRefused() {
        assertRefused(sign(claims(UUID.randomUUID())));
    }

    @Test
    void itsRolesCountForNothing() {
        String claimsToAdminister = sign(claims(ana.id()).groups("admin"));

        assertProblem(given().header("Authorization", "Bearer " + claimsToAdminister).get("/api/v1/users"), 403, "FORBIDDEN");
    }

    @Test
    void itNamesNobody() {
        String claims = new String(Base64.getUrlDecoder().decode(ana.token().split("\\.")[1]), StandardCharsets.UTF_8);

        assertThat(claims).contains(ana.id().toString()).doesNotContain(ana.email());
    }

    private static JwtClaimsBuilder claims(UUID subject) {
        return Jwt.issuer("tino").subject(subject.toString()).expiresAt(Instant.now().plusSeconds(60));
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(keys.currentId()).sign(keys.keys().get(keys.currentId()));
    }

    private static void assertRefused(String token) {
        assertProblem(given().header("Authorization", "Bearer " + token).get("/api/v1/me"), 401, "UNAUTHORIZED");
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
