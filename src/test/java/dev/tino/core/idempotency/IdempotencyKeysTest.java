package dev.tino.core.idempotency;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdempotencyKeysTest {

    private static final String TRANSACTIONS = "/api/v1/finance/transactions";
    private static final String CATEGORIES = "/api/v1/finance/categories";
    private static final String IMPORTS = "/api/v1/finance/imports";
    private static final Map<String, Object> BAKERY = Map.of("date", "2026-01-31", "description", "PADARIA SAO JOAO",
            "amount", -12.5);

    private final Pool pool;
    private final KeptAnswers answers;
    private Account ana;

    IdempotencyKeysTest(Pool pool, KeptAnswers answers) {
        this.pool = pool;
        this.answers = answers;
    }

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void aRepeatGetsTheFirstAnswerAgain() {
        Response first = post("k1", TRANSACTIONS, BAKERY);
        Response again = post("k1", TRANSACTIONS, BAKERY);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.headers().hasHeaderWithName("Idempotency-Replayed")).isFalse();
        assertSameAnswer(first, again);
        assertThat(count(TRANSACTIONS)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { CATEGORIES, "/api/v1/finance/types" })
    void aNameIsAddedOnce(String path) {
        Response first = post("k1", path, Map.of("name", "Jardim"));
        Response again = post("k1", path, Map.of("name", "Jardim"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertSameAnswer(first, again);
    }

    @Test
    void aBatchIsAddedOnce() {
        Response first = post("k1", TRANSACTIONS + "/batch", Map.of("transactions", List.of(BAKERY, BAKERY)));
        Response again = post("k1", TRANSACTIONS + "/batch", Map.of("transactions", List.of(BAKERY, BAKERY)));

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertSameAnswer(first, again);
        assertThat(count(TRANSACTIONS)).isEqualTo(2);
    }

    @Test
    void anImportIsCommittedOnceAndADryRunTakesNoKey() {
        byte[] statement = "Data;Descrição;Valor\n05/01/2026;PADARIA;-12,50\n".getBytes(StandardCharsets.UTF_8);

        Response dry = keyed("k1").multiPart("file", "a.csv", statement).post(IMPORTS + "?dryRun=true");
        Response first = keyed("k1").multiPart("file", "a.csv", statement).post(IMPORTS);
        Response again = keyed("k1").multiPart("file", "a.csv", statement).post(IMPORTS);
        Response otherAccount = keyed("k1").multiPart("file", "a.csv", statement).formParam("account", "b").post(IMPORTS);

        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.<Integer> path("accepted")).isEqualTo(1);
        assertSameAnswer(first, again);
        assertInvalid(otherAccount, "Idempotency-Key");
        assertThat(count(IMPORTS)).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsInvalid() {
        post("k1", CATEGORIES, Map.of("name", "Jardim"));

        assertInvalid(post("k1", CATEGORIES, Map.of("name", "Horta")), "Idempotency-Key");
        assertInvalid(post("k1", "/api/v1/finance/types", Map.of("name", "Jardim")), "Idempotency-Key");
        assertThat(ana.get(CATEGORIES).<List<String>> path("items.name")).contains("Jardim").doesNotContain("Horta");
    }

    @Test
    void aKeyBelongsToItsOwner() {
        Account eve = Account.register();
        Response first = post("k1", TRANSACTIONS, BAKERY);

        Response hers = eve.request().header("Idempotency-Key", "k1").contentType(ContentType.JSON).body(BAKERY)
                .post(TRANSACTIONS);

        assertThat(hers.statusCode()).isEqualTo(201);
        assertThat(hers.<String> path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void whatIsNoKeyIsInvalid() {
        assertInvalid(post("x".repeat(256), TRANSACTIONS, BAKERY), "Idempotency-Key");
        assertInvalid(post("", TRANSACTIONS, BAKERY), "Idempotency-Key");
        assertInvalid(post("chave-é", TRANSACTIONS, BAKERY), "Idempotency-Key");
        assertInvalid(keyed("a").header("Idempotency-Key", "b").contentType(ContentType.JSON).body(BAKERY)
                .post(TRANSACTIONS), "Idempotency-Key");
        assertThat(post("x".repeat(255), TRANSACTIONS, BAKERY).statusCode()).isEqualTo(201);
        assertThat(count(TRANSACTIONS)).isEqualTo(1);
    }

    @Test
    void whatFailedLeavesItsKeyFree() {
        post("k0", CATEGORIES, Map.of("name", "Jardim"));

        assertProblem(post("k1", CATEGORIES, Map.of("name", "JARDIM")), 409, "CATEGORY_EXISTS");

        assertThat(keys()).isEqualTo(1);
        assertThat(post("k1", CATEGORIES, Map.of("name", "Horta")).statusCode()).isEqualTo(201);
    }

    @Test
    void simultaneousRepeatsCreateOneRow() {
        var pool20 = Executors.newFixedThreadPool(20);
        try {
            List<CompletableFuture<Response>> sent = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("k1", TRANSACTIONS, BAKERY), pool20)).toList();

            List<Response> received = sent.stream().map(CompletableFuture::join).toList();

            var ids = new HashSet<String>();
            for (Response response : received) {
                if (response.statusCode() == 201) {
                    ids.add(response.path("id"));
                } else {
                    assertProblem(response, 409, "IDEMPOTENCY_KEY_IN_USE");
                }
            }
            assertThat(ids).hasSize(1);
            assertThat(count(TRANSACTIONS)).isEqualTo(1);
        } finally {
            pool20.shutdown();
        }
    }

    @Test
    void oldKeysAreForgottenAndNewOnesKept() {
        post("old", CATEGORIES, Map.of("name", "Jardim"));
        post("new", CATEGORIES, Map.of("name", "Horta"));
        pool.preparedQuery("update idempotency_key set created_at = '2020-01-01' where owner_id = $1 and key = 'old'")
                .execute(Tuple.of(ana.id())).await().indefinitely();

        long removed = answers.removeBefore(Instant.parse("2020-01-02T00:00:00Z")).await().indefinitely();

        assertThat(removed).isEqualTo(1);
        assertThat(keys()).isEqualTo(1);
        assertThat(answers.name()).isEqualTo("idempotency-keys");
    }

    private Response post(String key, String path, Object body) {
        return keyed(key).contentType(ContentType.JSON).body(body).post(path);
    }

    private RequestSpecification keyed(String key) {
        return ana.request().header("Idempotency-Key", key);
    }

    private int count(String path) {
        return ana.get(path).<List<UUID>> path("items").size();
    }

    private long keys() {
        return pool.preparedQuery("select count(*) from idempotency_key where owner_id = $1").execute(Tuple.of(ana.id()))
                .await().indefinitely().iterator().next().getLong(0);
    }

    private static void assertSameAnswer(Response first, Response again) {
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(first.statusCode());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }
}
