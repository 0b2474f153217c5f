package dev.tino.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.Company;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/** A company with orders of which it knows what became, and the requests that it makes. */
public final class TestCompany {

    public static final String CREDIT = "/api/v1/credit/";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LOT = 100;
    private static TestCompany trained;

    private final Account account;

    private TestCompany(Account account) {
        this.account = account;
    }

    /** A new one, without data. */
    public static TestCompany register() {
        return new TestCompany(Company.register());
    }

    /** One whose model is trained, for tests that only ask it: each takes seconds to train. */
    public static synchronized TestCompany trained() {
        if (trained == null) {
            TestCompany company = register();
            company.train(300, 1);
            trained = company;
        }
        return trained;
    }

    public Account account() {
        return account;
    }

    public Response get(String path) {
        return account.get(CREDIT + path);
    }

    public Response post(String path, Object body) {
        return account.post(CREDIT + path, body);
    }

    public Response put(String path, Object body) {
        return account.put(CREDIT + path, body);
    }

    public static Map<String, Object> definition() {
        return Map.of("name", "orders", "idField", "customer", "label",
                Map.of("field", "status", "approve", List.of("paid"), "refuse", List.of("defaulted")),
                "protected", List.of("age", "gender"));
    }

    public UUID dataset() {
        return dataset(definition());
    }

    public UUID dataset(Map<String, Object> definition) {
        Response response = post("datasets", definition);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return UUID.fromString(response.path("id"));
    }

    public void send(UUID dataset, List<Map<String, Object>> rows) {
        for (int lot = 0; lot * LOT < rows.size(); lot++) {
            Response response = put("datasets/" + dataset + "/batches/" + (lot + 1),
                    Map.of("rows", rows.subList(lot * LOT, Math.min(rows.size(), (lot + 1) * LOT))));
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
            assertThat(response.<List<?>> path("rejected")).isEmpty();
        }
    }

    /** Seals it, waits for the training and gives its result. */
    public JsonPath seal(UUID dataset) {
        Response sealed = post("datasets/" + dataset + "/seal", Map.of());
        assertThat(sealed.statusCode()).as(sealed.asString()).isEqualTo(202);
        return result(sealed.path("jobId"));
    }

    /** What a job came to, once it is completed. */
    public JsonPath result(String job) {
        JsonPath ended = Awaiting.until(PATIENCE, () -> account.get("/api/v1/jobs/" + job).jsonPath(),
                view -> !List.of("pending", "running").contains(view.getString("status")));
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("completed");
        return account.get("/api/v1/jobs/" + job + "/result").jsonPath();
    }

    /** Trains on so many generated rows. */
    public JsonPath train(int rows, long seed) {
        UUID dataset = dataset();
        send(dataset, rows(rows, seed));
        return seal(dataset);
    }

    /** Past orders: four of a customer, some values missing, the label neither linear in them nor certain. */
    public static List<Map<String, Object>> rows(int count, long seed) {
        var random = new SplittableRandom(seed);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> row = features(random);
            double odds = odds(row);
            row.put("customer", "customer-" + seed + "-" + i / 4);
            row.put("age", 20 + random.nextInt(50));
            row.put("gender", random.nextBoolean() ? "f" : "m");
            row.put("status", random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? "paid" : "defaulted");
            rows.add(row);
        }
        return rows;
    }

    private static double odds(Map<String, Object> row) {
        double income = row.get("income") == null ? 2_000 : ((Number) row.get("income")).doubleValue();
        int late = ((Number) row.get("late")).intValue();
        return (income - 2_500) / 700 - 1.2 * late + ("car".equals(row.get("purpose")) == (late > 1) ? -1 : 1);
    }

    /** What a model sees of an order. */
    public static Map<String, Object> features(long seed) {
        return features(new SplittableRandom(seed));
    }

    private static Map<String, Object> features(SplittableRandom random) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (random.nextInt(10) > 0) {
            row.put("income", 1_000 + random.nextInt(4_000));
        }
        row.put("late", random.nextInt(4));
        row.put("purpose", List.of("car", "house", "school").get(random.nextInt(3)));
        row.put("owner", random.nextBoolean());
        return row;
    }
}
