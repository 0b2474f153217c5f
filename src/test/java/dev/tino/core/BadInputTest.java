package dev.tino.core;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestFork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What nobody should send is answered by the right problem, and leaves one line in the request log, without its secret. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadInputTest {

    private static final Path LOG = TestFork.THIS.log();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int BEGINNING = 40;

    @Inject
    Pool pool;

    @ConfigProperty(name = "tino.auth.keys-directory")
    Path folder;

    private final String traceId = "bad-" + UUID.randomUUID();
    private Account ana;
    private KeyFolder keys;

    /** What was answered, and what was sent that nobody may find again. */
    private record Sent(Response answer, String... secrets) {
    }

    interface Sender {
        Sent send(BadInputTest test) throws GeneralSecurityException;
    }

    static Stream<Arguments> inputs() {
        return Stream.of(input("a truncated token", 401, "UNAUTHORIZED", test -> test.withToken(
                test.ana.token().substring(0, test.ana.token().length() - 10))),
                input("a token of another key", 401, "UNAUTHORIZED", BadInputTest::foreignToken),
                input("a token without signature", 401, "UNAUTHORIZED", BadInputTest::unsignedToken),
                input("an expired token", 401, "UNAUTHORIZED", BadInputTest::expiredToken),
                input("a token of a deleted user", 401, "UNAUTHORIZED", BadInputTest::tokenOfDeletedUser),
                input("a password of a megabyte", 413, "TOO_LARGE", test -> test.withPasswordOf(1 << 20)),
                input("a password of nearly a megabyte", 422, "INVALID", test -> test.withPasswordOf(1_000_000)),
                input("an e-mail with a NUL", 422, "INVALID", test -> test.register("a\u0000%s@example.com")),
                input("an e-mail of two lines", 422, "INVALID", test -> test.register("%s@example.com\r\nX-Forged: 1")),
                input("a forged address", 401, "WRONG_CREDENTIALS", BadInputTest::forgedAddress),
                input("an Idempotency-Key with another body", 422, "INVALID", BadInputTest::repeatedKey));
    }

    private static Arguments input(String name, int status, String code, Sender sender) {
        return arguments(name, status, code, sender);
    }

    @BeforeEach
    void register() {
        ana = Account.register();
        keys = KeyFolder.load(folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void isRefusedAndLoggedWithoutItsSecret(String name, int status, String code, Sender sender) throws Exception {
        int logged = log().length();

        Sent sent = sender.send(this);

        assertProblem(sent.answer, status, code);
        assertThat(sent.answer.header("X-Correlation-Id")).isEqualTo(traceId);
        List<Row> rows = rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getInteger("status")).isEqualTo(status);
        assertThat(rows.get(0).getString("address")).isEqualTo("127.0.0.1");
        for (String secret : sent.secrets) {
            String beginning = secret.substring(0, Math.min(BEGINNING, secret.length()));
            assertThat(sent.answer.asString()).doesNotContain(beginning);
            assertThat(rows.get(0).getString("everything")).contains(traceId).doesNotContain(beginning);
            assertThat(log().substring(logged)).doesNotContain(beginning);
        }
    }

    private Sent withToken(String token) {
        return new Sent(traced().header("Authorization", "Bearer " + token).get("/api/v1/me"), token,
                token.substring(token.indexOf('.') + 1));
    }

    private Sent foreignToken() throws GeneralSecurityException {
        PrivateKey foreign = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        return withToken(token(foreign, Instant.now().plusSeconds(60)));
    }

    private Sent unsignedToken() {
        String header = Base64.getUrlEncoder().withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return withToken(header + "." + ana.token().split("\\.")[1] + ".");
    }

    private Sent expiredToken() {
        return withToken(token(keys.keys().get(keys.currentId()), Instant.now().minusSeconds(60)));
    }

    private String token(PrivateKey key, Instant expiry) {
        return Jwt.issuer("tino").subject(ana.id().toString()).expiresAt(expiry).jws().keyId(keys.currentId()).sign(key);
    }

    private Sent tokenOfDeletedUser() {
        ana.delete("/api/v1/me").then().statusCode(202);
        return withToken(ana.token());
    }

    private Sent withPasswordOf(int characters) {
        String password = (UUID.randomUUID() + "-").repeat(characters / 37 + 1).substring(0, characters);
        return new Sent(post("/api/v1/auth/login", Map.of("email", ana.email(), "password", password)), password);
    }

    private Sent register(String email) {
        String name = "user-" + UUID.randomUUID();
        String password = "password " + UUID.randomUUID();
        return new Sent(post("/api/v1/auth/register", Map.of("email", email.formatted(name), "password", password)), name,
                password);
    }

    private Sent forgedAddress() {
        String address = "203.0.113.77";
        String password = "password " + UUID.randomUUID();
        return new Sent(traced().header("X-Forwarded-For", address).header("Forwarded", "for=" + address)
                .header("X-Real-IP", address).contentType(ContentType.JSON)
                .body(Map.of("email", ana.email(), "password", password)).post("/api/v1/auth/login"), address, password);
    }

    private Sent repeatedKey() {
        String description = "SURPRISE FOR BRUNO " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        spend(ana.request().header("Idempotency-Key", key), "PADARIA").then().statusCode(201);
        return new Sent(spend(traced().header("Authorization", "Bearer " + ana.token()).header("Idempotency-Key", key),
                description), description, ana.token());
    }

    private static Response spend(RequestSpecification request, String description) {
        return request.contentType(ContentType.JSON)
                .body(Map.of("date", "2026-01-31", "description", description, "amount", -12.5))
                .post("/api/v1/finance/transactions");
    }

    private Response post(String path, Map<String, String> body) {
        return traced().contentType(ContentType.JSON).body(body).post(path);
    }

    private RequestSpecification traced() {
        return given().header("X-Correlation-Id", traceId);
    }

    /** What the request log holds of this test's request, a moment after the answer. */
    private List<Row> rows() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        List<Row> rows = new ArrayList<>();
        while (rows.isEmpty()) {
            assertThat(System.nanoTime()).as("Not logged").isLessThan(end);
            pool.preparedQuery("select status, address, log::text as everything from request_log log where trace_id = $1")
                    .executeAndAwait(Tuple.of(traceId)).forEach(rows::add);
            Thread.sleep(20);
        }
        return rows;
    }

    private static String log() throws IOException {
        return Files.readString(LOG, StandardCharsets.ISO_8859_1);
    }
}
