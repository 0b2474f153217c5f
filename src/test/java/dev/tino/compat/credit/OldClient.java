package dev.tino.compat.credit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tino.credit.dataset.ready.BrazilianCredit;
import dev.tino.credit.dataset.ready.GeneratedOrders;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A company whose programs know the older system alone. */
record OldClient(String authorization) {

    static final String REGISTER = "/cadastro/cliente";
    static final String RECORDS = "/cadastro/modelos";
    static final String ORDERS = "/fila/pedidos";
    static final String RESULTS = "/fila/pedidos/resultado";

    private static final Duration TRAINING = Duration.ofMinutes(3);

    /** A new one, who sends its token as it is. */
    static OldClient register() {
        Response registered = send(null, REGISTER,
                Map.of("clinome", "Empresa " + UUID.randomUUID(), "cliemail", "credito@empresa.example.com"));
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(200);
        return new OldClient(registered.path("token"));
    }

    static Response send(String authorization, String path, Object body) {
        var request = given().contentType(ContentType.JSON);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.body(body).post(path);
    }

    Response post(String path, Object body) {
        return send(authorization, path, body);
    }

    /** The same company at Tino's own routes. */
    Account account() {
        return new Account(null, null, authorization);
    }

    Response result(Object pedid) {
        return post(RESULTS, Map.of("pedid", pedid));
    }

    List<Map<String, Object>> datasets() {
        return account().get("/api/v1/credit/datasets").path("items");
    }

    void awaitTraining() {
        Awaiting.until(TRAINING, () -> account().get("/api/v1/jobs").<List<String>> path("items.status"),
                all -> !all.isEmpty() && all.stream().allMatch("completed"::equals));
    }

    /** Past orders as the older system's clients send them. */
    static List<Map<String, Object>> records(int count, long seed, boolean begins, boolean ends) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Map<String, Object> row : GeneratedOrders.rows(count, seed)) {
            Map<String, Object> given = new LinkedHashMap<>(row);
            given.put("pedid", seed * 100_000 + records.size());
            given.put("start_json", begins && records.isEmpty() ? 1 : 0);
            given.put("end_json", ends && records.size() == count - 1 ? 1 : 0);
            records.add(given);
        }
        return records;
    }

    /** An order as they send it. */
    static Map<String, Object> order(Object pedid, long seed) {
        Map<String, Object> order = new LinkedHashMap<>(GeneratedOrders.rows(1, seed).get(0));
        order.remove(BrazilianCredit.STATUS);
        order.put("pedid", pedid);
        return order;
    }
}
