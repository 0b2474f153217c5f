package dev.tino.finance.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnWordsTest {

    private static final String FINANCE = "/api/v1/finance/";
    private static final BigDecimal AMOUNT = new BigDecimal("-10.00");
    private static final String BAKERY = "PADARIA SAO JOAO";

    @Inject
    ClassificationService service;

    @Inject
    Pool pool;

    private Account ana;
    private UUID pets;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
        pets = ana.category("Pets");
    }

    @Test
    void aCorrectionCountsForTheNextLineAtOnce() {
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação").containsEntry("source", "model")
                .containsEntry("model", Map.of("name", "finance.transactions", "version", 1));

        file(ana, BAKERY, pets);

        assertThat(ask(ana, "padaria  São João")).containsEntry("category", "Pets").containsEntry("source", "user")
                .containsEntry("confidence", 1f).containsEntry("alternatives", List.of())
                .containsEntry("model", Map.of("name", "finance.own-words", "version", 1));
        assertThat(ask(ana, BAKERY + " 2")).containsEntry("category", "Alimentação");
    }

    @Test
    void nobodyBeingSureIsNoSource() {
        assertThat(ask(ana, "XQZWK VBNRT")).containsEntry("category", null).containsEntry("source", null)
                .containsEntry("model", Map.of("name", "finance.transactions", "version", 1));
    }

    @Test
    void theLatestWordWinsAndTellsHowManyAgree() {
        file(ana, BAKERY, pets);
        file(ana, BAKERY, pets);
        file(ana, BAKERY, ana.category("Lazer"));

        assertThat(ask(ana, BAKERY)).containsEntry("category", "Lazer").containsEntry("confidence", 0.3333f);
    }

    @Test
    void aChangedCategoryIsAWordAndATakenBackOneIsNone() {
        String id = ana.post(FINANCE + "transactions", transaction(BAKERY, null)).path("id");

        ana.patch(FINANCE + "transactions/" + id, Map.of("categoryId", pets)).then().statusCode(200);
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Pets");

        ana.patch(FINANCE + "transactions/" + id, Map.of("description", "SOMETHING ELSE")).then().statusCode(200);
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação");
        assertThat(ask(ana, "something else")).containsEntry("category", "Pets");

        ana.request().contentType("application/json").body("{\"categoryId\":null}").patch(FINANCE + "transactions/" + id)
                .then().statusCode(200);
        assertThat(ask(ana, "something else")).containsEntry("source", null);
    }

    @Test
    void aDeletedTransactionSaysNothing() {
        String id = file(ana, BAKERY, pets);
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Pets");

        ana.delete(FINANCE + "transactions/" + id).then().statusCode(204);

        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação");
    }

    @Test
    void aWordUnderACategoryThatIsGoneSaysNothing() {
        file(ana, BAKERY, pets);
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Pets");

        // As if another node did it, whose notification is still under way.
        pool.preparedQuery("delete from finance_transaction where owner_id = $1").executeAndAwait(Tuple.of(ana.id()));
        pool.preparedQuery("delete from finance_category where owner_id = $1 and id = $2")
                .executeAndAwait(Tuple.of(ana.id(), pets));

        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação").containsEntry("source", "model");
    }

    @Test
    void anothersWordsDoNotCount() {
        Account eve = Account.register();
        file(eve, BAKERY, eve.category("Pets"));

        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação");
    }

    @Test
    void whatIsAddedFollowsTheWordButIsNone() {
        String first = file(ana, BAKERY, pets);

        Response added = ana.post(FINANCE + "transactions", transaction(BAKERY, null));

        assertThat(added.<String> path("category")).isEqualTo("Pets");
        assertThat(added.<String> path("categorySource")).isEqualTo("model");
        assertThat(added.<String> path("model.name")).isEqualTo("finance.own-words");
        assertThat(added.<Float> path("confidence")).isEqualTo(1f);
        ana.delete(FINANCE + "transactions/" + first).then().statusCode(204);
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação");
    }

    @Test
    void importsFollowWordsAndBringSome() {
        file(ana, BAKERY, pets);

        Response imported = upload("Data;Descrição;Valor;Categoria\n05/01/2026;Padaria São João;-12,50;\n"
                + "06/01/2026;FARMACIA SAO JOAO;-30,00;Lazer\n");

        assertThat(imported.<List<String>> path("transactions.category")).containsExactly("Pets", "Lazer");
        assertThat(imported.<List<String>> path("transactions.categorySource")).containsExactly("model", "user");
        assertThat(ask(ana, "FARMACIA SAO JOAO")).containsEntry("category", "Lazer").containsEntry("source", "user");

        ana.delete(FINANCE + "imports/" + imported.path("importId")).then().statusCode(204);
        assertThat(ask(ana, "FARMACIA SAO JOAO")).containsEntry("category", "Farmácia").containsEntry("source", "model");
    }

    @Test
    void aCorrectionDuringAStreamCountsFromTheNextBatchOn() throws Throwable {
        byte[] line = "{\"date\":\"2026-01-31\",\"description\":\"%s\",\"amount\":-1}\n".formatted(BAKERY)
                .getBytes(StandardCharsets.UTF_8);
        Multi<byte[]> chunks = Multi.createFrom().range(0, 2).emitOn(Infrastructure.getDefaultWorkerPool(), 1).invoke(chunk -> {
            if (chunk == 1) {
                file(ana, BAKERY, pets);
            }
        }).map(chunk -> line);

        List<byte[]> answers = VertxContextSupport
                .subscribeAndAwait(() -> service.classify(ana.id(), chunks).collect().asList());

        assertThat(answers).extracting(answer -> new String(answer, StandardCharsets.UTF_8)).satisfiesExactly(
                before -> assertThat(before).contains("\"category\":\"Alimentação\"", "\"source\":\"model\""),
                after -> assertThat(after).contains("\"category\":\"Pets\"", "\"source\":\"user\""));
    }

    @Test
    void thousandsOfWordsAreLookedUpInTheDatabase() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            many.add(transaction("LOJA NUMERO " + i, i == 2_099 ? ana.category("Lazer") : pets));
        }
        ana.post(FINANCE + "transactions/batch", Map.of("transactions", many)).then().statusCode(201);

        assertThat(ask(ana, "loja número 7")).containsEntry("category", "Pets").containsEntry("source", "user");
        assertThat(ask(ana, "LOJA NUMERO 2099")).containsEntry("category", "Lazer");
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação").containsEntry("source", "model");

        file(ana, BAKERY, pets);
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Pets");
    }

    @Test
    void anotherNodesCorrectionIsHeard() throws InterruptedException {
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Alimentação");

        // As another node does it: the row, and then word of it.
        pool.preparedQuery("""
                insert into finance_transaction (id, owner_id, date, description, amount, category_id, category_source,
                       filed_at, created_at)
                values (gen_random_uuid(), $1, '2026-01-01', $2, 1, $3, 'USER', now(), now())""")
                .execute(Tuple.of(ana.id(), BAKERY, pets)).await().indefinitely();
        pool.preparedQuery("select pg_notify('tino_finance_words', $1)").execute(Tuple.of("another-node " + ana.id()))
                .await().indefinitely();

        for (int i = 0; i < 200 && !"Pets".equals(ask(ana, BAKERY).get("category")); i++) {
            Thread.sleep(20);
        }
        assertThat(ask(ana, BAKERY)).containsEntry("category", "Pets");
    }

    private static Map<String, Object> ask(Account account, String description) {
        Response answer = account.post(FINANCE + "classifications",
                Map.of("transactions", List.of(transaction(description, null))));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("transactions[0]");
    }

    private static String file(Account account, String description, UUID category) {
        Response added = account.post(FINANCE + "transactions", transaction(description, category));
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return added.path("id");
    }

    private static Map<String, Object> transaction(String description, UUID category) {
        return category == null ? Map.of("date", "2026-01-15", "description", description, "amount", AMOUNT)
                : Map.of("date", "2026-01-15", "description", description, "amount", AMOUNT, "categoryId", category);
    }

    private Response upload(String statement) {
        Response imported = ana.request().multiPart("file", "a.csv", statement.getBytes(StandardCharsets.UTF_8))
                .post(FINANCE + "imports");
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(201);
        return imported;
    }
}
