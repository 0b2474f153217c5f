package dev.tino.compat.credit;

import static dev.tino.compat.credit.OldClient.ORDERS;
import static dev.tino.compat.credit.OldClient.RECORDS;
import static dev.tino.compat.credit.OldClient.REGISTER;
import static dev.tino.compat.credit.OldClient.RESULTS;
import static dev.tino.compat.credit.OldClient.order;
import static dev.tino.compat.credit.OldClient.records;
import static dev.tino.compat.credit.OldClient.send;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.credit.dataset.ready.GeneratedOrders;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What clients of the older system send, with what they get back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CreditRoutesTest {

    private static final String STORED = "{\"mensagem\":\"Mensagem Inserida\"}";

    @Inject
    Pool pool;
    @Inject
    ShipmentTurns turns;

    @Test
    void aCompanySendsItsPastOrdersAndThenAsksAboutNewOnes() {
        OldClient company = OldClient.register();
        company.account().put("/api/v1/credit/policy", Map.of("thresholds", Map.of("approve", 0.5, "refuse", 0.5))).then()
                .statusCode(200);
        assertStored(company.post(RECORDS, records(60, 1, true, false)), 60, 0);
        assertStored(company.post(RECORDS, records(60, 2, false, false)), 60, 0);
        // Sent before there is a model: it waits.
        assertThat(company.post(ORDERS, order(1, 11)).asString()).isEqualTo(STORED);
        assertThat(company.result(1).asString()).isEqualTo("{\"resultado\":null,\"motivo\":null}");
        assertStored(company.post(RECORDS, records(60, 3, false, true)), 60, 0);
        company.awaitTraining();

        Response taken = new OldClient("Bearer " + company.authorization()).post(ORDERS, order(2, 12));

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.asString()).isEqualTo(STORED);
        for (int pedid : List.of(1, 2)) {
            Response result = company.result(pedid);
            Response decision = company.account().get("/api/v1/credit/decisions?orderId=" + pedid);
            assertThat(result.statusCode()).isEqualTo(200);
            assertThat(result.<Map<String, ?>> path("")).containsOnlyKeys("resultado", "motivo");
            assertThat(result.<String> path("resultado"))
                    .isEqualTo(decision.<String> path("items[0].outcome").equals("approve") ? "1" : "0");
            assertMotive(result.path("motivo"), company.account()
                    .get("/api/v1/credit/decisions/" + decision.path("items[0].id")).path("contributions"));
        }
        // The same again changes nothing, and other data for the same order are not decided on.
        assertThat(company.post(ORDERS, order(2, 12)).asString()).isEqualTo(STORED);
        assertMessage(company.post(ORDERS, order(2, 13)), 409, "O pedido já foi decidido com outros dados!");
        aPersonDecidesWhatIsToBeReviewed(company);
        anothersOrderIsUnknown();
    }

    /** The ten features that weighed most, each with what it did. */
    private static void assertMotive(String motive, Map<String, Float> contributions) {
        Map<String, Float> told = new TreeMap<>();
        JsonPath.from(motive).<String, Float> getMap("").forEach((name, weight) -> {
            assertThat(name).matches("\\w+( <= -?[\\d.]+)?");
            told.put(name.split(" ")[0], weight);
        });
        double least = told.values().stream().mapToDouble(Math::abs).min().orElseThrow();

        assertThat(told).hasSizeBetween(1, 10);
        assertThat(contributions).containsAllEntriesOf(told);
        assertThat(contributions.entrySet()).filteredOn(entry -> !told.containsKey(entry.getKey()))
                .allMatch(entry -> Math.abs(entry.getValue()) <= least);
    }

    /** Of an order that a person is to look at nothing is decided until one has. */
    private static void aPersonDecidesWhatIsToBeReviewed(OldClient company) {
        company.account().put("/api/v1/credit/policy", Map.of("thresholds", Map.of("approve", 1, "refuse", 0))).then()
                .statusCode(200);
        company.post(ORDERS, order("texto-3", 14)).then().statusCode(200);

        Response before = company.result("texto-3");
        String id = company.account().get("/api/v1/credit/decisions?orderId=texto-3").path("items[0].id");
        company.account().post("/api/v1/credit/decisions/" + id + "/review", Map.of("outcome", "approve")).then()
                .statusCode(200);

        assertThat(before.<String> path("resultado")).isNull();
        assertThat(before.<String> path("motivo")).startsWith("{\"");
        assertThat(company.result("texto-3").<String> path("resultado")).isEqualTo("1");
    }

    private static void anothersOrderIsUnknown() {
        assertMessage(OldClient.register().result(2), 404, "Pedido não encontrado!");
    }

    @Test
    void anArrayThatIsSentAgainChangesNothing() {
        OldClient company = OldClient.register();
        List<Map<String, Object>> first = records(520, 21, true, false);
        List<Map<String, Object>> last = records(60, 22, false, true);
        assertStored(company.post(RECORDS, first), 520, 0);
        assertStored(company.post(RECORDS, first), 520, 0);

        assertThat(company.datasets()).hasSize(1);
        assertThat(company.datasets().get(0)).containsEntry("rows", 520).containsEntry("batches", 2)
                .containsEntry("status", "open");
        assertStored(company.post(RECORDS, last), 60, 0);
        Map<String, Object> sealed = company.datasets().get(0);
        assertStored(company.post(RECORDS, last), 60, 0);

        assertThat(sealed).containsEntry("rows", 580).containsEntry("status", "sealed");
        assertThat(company.datasets()).containsExactly(sealed);
        assertThat(company.account().get("/api/v1/jobs").<List<?>> path("items")).hasSize(1);
        // What begins after that is another dataset.
        assertStored(company.post(RECORDS, records(10, 23, false, false)), 10, 0);
        assertThat(company.datasets()).hasSize(2).contains(sealed);
    }

    @Test
    void aWholeDatasetInOneArrayMayBeSentAgainToo() {
        OldClient company = OldClient.register();
        List<Map<String, Object>> all = records(80, 24, true, true);

        assertStored(company.post(RECORDS, all), 80, 0);
        assertStored(company.post(RECORDS, all), 80, 0);

        assertThat(company.datasets()).hasSize(1);
        assertThat(company.account().get("/api/v1/jobs").<List<?>> path("items")).hasSize(1);
    }

    @Test
    void aDatasetThatIsBegunAnewIsAnotherOne() {
        OldClient company = OldClient.register();

        assertStored(company.post(RECORDS, records(10, 25, true, false)), 10, 0);
        assertStored(company.post(RECORDS, records(10, 26, true, false)), 10, 0);
        assertStored(company.post(RECORDS, records(10, 27, false, false)), 10, 0);

        assertThat(company.datasets()).extracting(dataset -> dataset.get("rows")).containsExactly(20, 10);
    }

    @Test
    void whatIsWrongWithOneRecordKeepsNoOtherOut() {
        OldClient company = OldClient.register();
        List<Object> records = new ArrayList<>(records(3, 28, true, false));
        records.add(Map.of("IdCliente", 7, "status", "talvez", "end_json", 0));
        records.add(Map.of("status", "liberado"));
        records.add(Map.of("IdCliente", "sete", "status", "bloqueado"));
        records.add("registro");
        records.add(null);

        assertStored(company.post(RECORDS, records), 8, 5);

        assertThat(company.datasets().get(0)).containsEntry("rows", 3).containsEntry("rejected", 5);
    }

    @Test
    void tooFewRecordsAreKeptAndCannotBeLearned() {
        OldClient company = OldClient.register();

        Response refused = company.post(RECORDS, records(5, 29, true, true));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String> path("message")).startsWith("Os registros foram guardados, mas ainda não bastam");
        assertStored(company.post(RECORDS, records(80, 30, false, true)), 80, 0);
        assertThat(company.datasets()).hasSize(1);
        assertThat(company.datasets().get(0)).containsEntry("rows", 85).containsEntry("status", "sealed");
    }

    @Test
    void registeringGivesTheToken() {
        Response registered = send(null, REGISTER, Map.of("clinome", "Aurora", "cliemail", "credito@aurora.example.com"));

        assertThat(registered.statusCode()).isEqualTo(200);
        assertThat(registered.<Map<String, Object>> path("")).containsOnlyKeys("mensagem", "token").containsEntry("mensagem",
                "Mensagem Inserida");
        assertThat(registered.header("Cache-Control")).isEqualTo("no-store");
        assertThat(new OldClient(registered.path("token")).account().get("/api/v1/credit/companies/me").<String> path("name"))
                .isEqualTo("Aurora");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "null", "{}", "{\"clinome\": \"Aurora\"}",
            "{\"clinome\": 7, \"cliemail\": \"a@b.example\"}", "{\"clinome\": \"Aurora\", \"cliemail\": \"nada\"}",
            "{\"clinome\": \" \", \"cliemail\": \"a@b.example\"}",
            "{\"clinome\": \"A\\u0000\", \"cliemail\": \"a@b.example\"}" })
    void aRegistrationThatLacksSomethingIsRefused(String body) {
        Response refused = send(null, REGISTER, body);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<Map<String, String>> path("")).containsOnlyKeys("message");
    }

    @ParameterizedTest
    @ValueSource(strings = { RECORDS, ORDERS, RESULTS })
    void withoutATokenNobodyGetsIn(String path) {
        assertMessage(send(null, path, "[]"), 401, "Token é necessário!");
        assertMessage(send("", path, "[]"), 401, "Token é necessário!");
    }

    @ParameterizedTest
    @ValueSource(strings = { RECORDS, ORDERS, RESULTS })
    void aTokenThatIsNoCompanysIsForbidden(String path) {
        String forged = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJkYXRhIjoieCJ9.c2lnbmF0dXJl";
        for (String token : List.of("lixo", forged, "Bearer " + forged, "Bearer", Account.register().token(),
                "Bearer " + Account.register().token())) {
            assertMessage(send(token, path, "[{}]"), 403, "Token inválido ou usuário não autorizado!");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { RECORDS + "|[]|Dados do modelo são necessários!",
            RECORDS + "|{}|Dados do modelo são necessários!", RECORDS + "|null|Dados do modelo são necessários!",
            RECORDS + "|''|Dados do modelo são necessários!", RECORDS + "|[{\"end_json\": 1}]|Dados do modelo são necessários!",
            RECORDS + "|{\"IdCliente\": 1}|Os dados do modelo devem ser uma lista de registros!",
            RECORDS + "|[{|O corpo da requisição não é um JSON válido!",
            RECORDS + "|\"x\"|Os dados do modelo devem ser uma lista de registros!",
            ORDERS + "|''|Dados do modelo são necessários!", ORDERS + "|{}|Dados do modelo são necessários!",
            ORDERS + "|[]|Dados do modelo são necessários!", ORDERS + "|[1]|Dados do modelo são necessários!",
            ORDERS + "|{\"pedid\": 1}|Dados do pedido são necessários!",
            ORDERS + "|{\"QtConsultado\": 1}|O pedid é necessário: um texto ou um número inteiro!",
            ORDERS + "|{\"pedid\": 1.5, \"QtConsultado\": 1}|O pedid é necessário: um texto ou um número inteiro!",
            ORDERS + "|{\"pedid\": \" \", \"QtConsultado\": 1}|O pedid é necessário: um texto ou um número inteiro!",
            ORDERS + "|{|O corpo da requisição não é um JSON válido!",
            RESULTS + "|{}|O pedid é necessário: um texto ou um número inteiro!",
            RESULTS + "|''|O pedid é necessário: um texto ou um número inteiro!",
            RESULTS + "|{\"pedid\": null}|O pedid é necessário: um texto ou um número inteiro!",
            RESULTS + "|{\"pedid\": {}}|O pedid é necessário: um texto ou um número inteiro!" })
    void whatCannotBeReadIsRefused(String path, String body, String message) {
        assertMessage(Shared.COMPANY.post(path, body), 400, message);
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertMessage(Shared.COMPANY.result(987), 404, "Pedido não encontrado!");
        assertMessage(Shared.COMPANY.result("\u0001".repeat(3)), 400,
                "O pedid é necessário: um texto ou um número inteiro!");
    }

    @Test
    void otherMediaTypesAndLargeBodiesAreRefusedInItsWords() {
        Response form = given().header("Authorization", Shared.COMPANY.authorization()).contentType(ContentType.URLENC)
                .formParam("pedid", 1).post(ORDERS);

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.<Map<String, String>> path("")).containsOnlyKeys("message");
    }

    @Test
    void orderThatWaitsMayBeSentAgainWithOtherData() {
        OldClient company = OldClient.register();

        assertThat(company.post(ORDERS, order(5, 31)).asString()).isEqualTo(STORED);
        assertThat(company.post(ORDERS, order(5, 32)).asString()).isEqualTo(STORED);

        assertThat(company.result(5).<Map<String, ?>> path("")).containsEntry("resultado", null).containsEntry("motivo", null);
        List<Map<String, Object>> exported = company.account().request().accept("application/x-ndjson")
                .get("/api/v1/me/export").asString().lines().map(line -> JsonPath.from(line).<Map<String, Object>> get(""))
                .filter(line -> line.get("kind").equals("credit.waiting-order")).toList();
        assertThat(exported).hasSize(1);
        assertThat(exported.get(0).get("data").toString()).contains("orderId=5")
                .contains("CliLimCredTot=" + GeneratedOrders.rows(1, 32).get(0).get("CliLimCredTot"));
    }

    @Test
    void anOrderThatNoModelCouldTakeDoesNotWait() {
        OldClient company = OldClient.register();

        assertMessage(company.post(ORDERS, Map.of("pedid", 1, "CliLimCredTot", "abc")), 400,
                "features.CliLimCredTot: must be a number");
        assertMessage(company.post(ORDERS, Map.of("pedid", 1, "CliLimCredTot", 5200, "QtConsultado", List.of(1))), 400,
                "features.QtConsultado: must be a number");
        assertMessage(company.post(ORDERS, "{\"pedid\": 1, \"CliLimCredTot\": 1e400}"), 400,
                "features.CliLimCredTot: is out of range");

        assertMessage(company.result(1), 404, "Pedido não encontrado!");
        assertThat(company.post(ORDERS, "{\"pedid\": 1, \"CliLimCredTot\": \"5200.5\", \"QtConsultado\": null}").asString())
                .isEqualTo(STORED);
    }

    @Test
    void ofOneCompanyOnlySoManyOrdersWait() {
        OldClient company = OldClient.register();
        String first = UUID.randomUUID().toString();
        company.post(ORDERS, order(first, 41)).then().statusCode(200);
        pool.preparedQuery("""
                insert into compat_waiting_order (id, company_id, order_id, features, features_key, created_at)
                select gen_random_uuid(), company_id, order_id || n, features, features_key, now()
                  from compat_waiting_order, generate_series(2, $2::int) n where order_id = $1""")
                .executeAndAwait(Tuple.of(first, WaitingOrders.MOST));
        try {
            assertMessage(company.post(ORDERS, order("more", 42)), 429,
                    "Já há 10000 pedidos à espera de um modelo: envie dados para treinar um!");
            assertMessage(company.result("more"), 404, "Pedido não encontrado!");
            // One that waits may still be sent again, and others are not held up.
            assertThat(company.post(ORDERS, order(first, 43)).asString()).isEqualTo(STORED);
            assertThat(OldClient.register().post(ORDERS, order("more", 42)).asString()).isEqualTo(STORED);
        } finally {
            // Their features are sealed for another row.
            pool.preparedQuery("delete from compat_waiting_order where order_id like $1 || '_%'")
                    .executeAndAwait(Tuple.of(first));
        }
        assertThat(company.post(ORDERS, order("more", 42)).asString()).isEqualTo(STORED);
    }

    @Test
    void onlySoManyLargeArraysAreTakenAtOnce() {
        OldClient company = OldClient.register();
        String large = "[" + " ".repeat(ShipmentTurns.LARGE) + "]";
        var held = new CompletableFuture<Shipments.Taken>();
        List<CompletableFuture<Shipments.Taken>> taken = new ArrayList<>();
        for (int i = 0; i < ShipmentTurns.AT_ONCE + ShipmentTurns.WAITING; i++) {
            taken.add(turns.take(large.getBytes(StandardCharsets.UTF_8), () -> Uni.createFrom().completionStage(held))
                    .subscribeAsCompletionStage());
        }

        Response refused = company.post(RECORDS, large);
        Response small = company.post(RECORDS, records(10, 44, true, false));
        held.complete(new Shipments.Taken(0, 0));
        taken.forEach(CompletableFuture::join);

        assertMessage(refused, 503, "Serviço indisponível no momento; tente de novo em instantes!");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertStored(small, 10, 0);
        assertMessage(company.post(RECORDS, large), 400, "Dados do modelo são necessários!");
    }

    @Test
    void aLargeArrayIsTakenInItsTurn() {
        OldClient company = OldClient.register();

        assertStored(company.post(RECORDS, "[{\"IdCliente\": 1, \"status\": \"liberado\", \"nota\": \""
                + "x".repeat(ShipmentTurns.LARGE) + "\"}]"), 1, 0);
    }

    @Test
    void anArrayOfTooManyRecordsIsRefused() {
        assertMessage(Shared.COMPANY.post(RECORDS, "[" + "0,".repeat(RecordReader.MOST_RECORDS) + "0]"), 413,
                "A lista tem registros demais: envie no máximo 50000 de cada vez!");
    }

    private static final class Shared {

        private static final OldClient COMPANY = OldClient.register();
    }

    private static void assertStored(Response response, int received, int rejected) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo("{\"mensagem\":\"Mensagem Inserida\",\"recebidos\":%d,\"rejeitados\":%d}"
                .formatted(received, rejected));
        assertThat(response.header("Deprecation")).startsWith("@");
        assertThat(response.header("Link")).isEqualTo("</api/v1/credit/datasets>; rel=\"successor-version\"");
    }

    private static void assertMessage(Response response, int status, String message) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.<Map<String, String>> path("")).containsExactly(Map.entry("message", message));
    }
}
