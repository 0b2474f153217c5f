package dev.tino.credit.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tino.testsupport.Account;
import io.restassured.response.Response;

/** A company with the requests that it makes of its datasets. */
public record Company(Account account) {

    public static final String DATASETS = "/api/v1/credit/datasets";

    /** The body of a dataset with the customer's number, a protected gender and whatever else the first lot has. */
    public static final Map<String, Object> OPEN = Map.of("name", "Pedidos de 2025", "idField", "customer", "label",
            Map.of("field", "status", "approve", List.of("paid"), "refuse", List.of("defaulted")), "protected",
            List.of("gender"));

    public static Company register() {
        return new Company(Account.with("company"));
    }

    /** The id of a new dataset. */
    public String dataset() {
        return dataset(OPEN);
    }

    public String dataset(Map<String, Object> body) {
        Response added = account.post(DATASETS, body);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return added.path("id");
    }

    /** The body with these fields too. */
    public static Map<String, Object> declared(Object... fields) {
        Map<String, Object> body = new HashMap<>(OPEN);
        body.put("fields", List.of(fields));
        return body;
    }

    public Response put(String dataset, int sequence, List<?> rows) {
        return account.put(path(dataset, sequence), Map.of("rows", rows));
    }

    /** Of a body as it is. */
    public Response put(String dataset, int sequence, String body) {
        return account.request().contentType("application/json").body(body).put(path(dataset, sequence));
    }

    public Response get(String dataset) {
        return account.get(DATASETS + "/" + dataset);
    }

    public Response report(String dataset) {
        return account.get(DATASETS + "/" + dataset + "/report");
    }

    private static String path(String dataset, int sequence) {
        return DATASETS + "/" + dataset + "/batches/" + sequence;
    }

    public static Map<String, Object> row(int customer, boolean good, Object income) {
        Map<String, Object> row = new HashMap<>();
        row.put("customer", customer);
        row.put("status", good ? "paid" : "defaulted");
        row.put("gender", customer % 2 == 0 ? "f" : "m");
        row.put("income", income);
        return row;
    }

    /** So many rows of as many customers, two of three good, whose incomes follow from their numbers. */
    public static List<Map<String, Object>> rows(int from, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int customer = from; customer < from + count; customer++) {
            rows.add(row(customer, customer % 3 > 0, 1_000 + customer * 7.25));
        }
        return rows;
    }
}
