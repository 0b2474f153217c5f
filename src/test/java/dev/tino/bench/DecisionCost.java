package dev.tino.bench;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.credit.dataset.ready.BrazilianCredit;
import dev.tino.credit.dataset.ready.GeneratedOrders;
import dev.tino.testsupport.CreditClient;
import dev.tino.testsupport.RunningTino;

/**
 * What decisions cost over HTTP, by a forest of 100 trees of depth 8 over 28 fields: with reasons and stored, and the score
 * alone; then what other companies do to one company's decisions: one sends orders that are wrong, one has a million rows
 * learned, one wants to have learned what cannot be.
 */
final class DecisionCost implements AutoCloseable {

    static final int ROWS = 4_000;
    static final int DECISIONS = 20_000;
    static final int MANY_ROWS = 1_000_000;

    private static final int CLIENTS = 16;
    /** Of the company whose decisions must not suffer. */
    private static final int FEW_CLIENTS = 4;
    private static final int LOT = 500;
    private static final int REPLAYS = 10_000;
    private static final int TRAININGS = 5;
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningTino tino;
    private final AtomicInteger number = new AtomicInteger();

    private DecisionCost(Path folder) throws Exception {
        Files.createDirectories(folder);
        tino = RunningTino.in(folder, Map.of("TINO_CREDIT_ALGORITHMS", "random-forest", "TINO_LIMITS_ENABLED", "false"),
                "-Xmx1g");
    }

    /** The figures by themselves; the numbers of decisions and of the many rows may be given. */
    public static void main(String... arguments) throws Exception {
        int decisions = arguments.length == 0 ? DECISIONS : Integer.parseInt(arguments[0]);
        int manyRows = arguments.length < 2 ? MANY_ROWS : Integer.parseInt(arguments[1]);
        measure(Path.of("target", "bench", "decisions-" + System.nanoTime()), decisions, manyRows)
                .forEach((what, value) -> System.out.println(what + " = " + value));
        System.exit(0);
    }

    static Map<String, Map<String, Object>> measure(Path folder, int decisions, int manyRows) throws Exception {
        try (var cost = new DecisionCost(folder)) {
            return cost.measure(decisions, manyRows);
        }
    }

    private Map<String, Map<String, Object>> measure(int decisions, int manyRows) throws Exception {
        Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        CreditClient company = company(ROWS, 1);
        List<Map<String, Object>> orders = orders();
        load(company, orders, CLIENTS, decisions, true);
        load(company, orders, CLIENTS, decisions, false);
        figures.put("decisions with reasons, stored, 16 clients", told(load(company, orders, CLIENTS, decisions, true)));
        figures.put("scores without reasons, not stored, 16 clients", told(load(company, orders, CLIENTS, decisions, false)));

        figures.put("decisions replayed after five more trainings", replayed(company, Math.min(2 * decisions, REPLAYS)));
        long[] alone = load(company, orders, FEW_CLIENTS, decisions / 2, true);
        figures.put("decisions alone, 4 clients", told(alone));
        long[] beside = besideOthers(company, orders, manyRows, others);
        figures.put("decisions beside the others, 4 clients", told(beside));
        others.put("p99OverThatAlone", rounded((double) percentile(beside, 99) / percentile(alone, 99)));
        figures.put("the others: a million rows, poison, what cannot be learned", others);
        return figures;
    }

    /** A company with a model. */
    private CreditClient company(int rows, long seed) throws Exception {
        CreditClient company = CreditClient.register(() -> tino);
        company.result(company.seal(sent(company, rows, seed)), LONG);
        return company;
    }

    private static String sent(CreditClient company, int rows, long seed) throws Exception {
        String dataset = company.dataset(JSON.convertValue(BrazilianCredit.dataset(), new TypeReference<>() {
        }));
        for (int from = 0; from < rows; from += LOT) {
            // A lot has a seed of its own: a million rows need not be in memory.
            HttpResponse<String> answer = company.lot(dataset, from / LOT + 1,
                    GeneratedOrders.rows(Math.min(LOT, rows - from), seed * 1_000_000 + from));
            require(answer.statusCode() == 200, answer.body());
        }
        return dataset;
    }

    private static List<Map<String, Object>> orders() {
        return GeneratedOrders.rows(1_000, 99).stream().map(row -> {
            Map<String, Object> features = new HashMap<>(row);
            features.remove(BrazilianCredit.STATUS);
            return features;
        }).toList();
    }

    /** Nanoseconds of each request, in a closed loop. */
    private long[] load(CreditClient company, List<Map<String, Object>> orders, int clients, int count, boolean decides)
            throws Exception {
        long[] nanos = new long[count];
        var next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        long begin = System.nanoTime();
        try {
            CompletableFuture.allOf(IntStream.range(0, clients).mapToObj(client -> CompletableFuture.runAsync(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    nanos[i] = ask(company, orders.get(i % orders.size()), decides);
                }
            }, pool)).toArray(CompletableFuture[]::new)).get();
        } finally {
            pool.shutdown();
        }
        perSecond = count / ((System.nanoTime() - begin) / 1e9);
        Arrays.sort(nanos);
        return nanos;
    }

    private double perSecond;

    private long ask(CreditClient company, Map<String, Object> features, boolean decides) {
        Map<String, Object> order = Map.of("orderId", "order-" + number.incrementAndGet(), "features", features);
        long begin = System.nanoTime();
        try {
            HttpResponse<String> answer = decides ? company.post("decisions", order)
                    : company.post("predictions", Map.of("orders", List.of(order)));
            require(answer.statusCode() == (decides ? 201 : 200), answer.body());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - begin;
    }

    /** What was decided before comes out again, whatever was trained since. */
    private Map<String, Object> replayed(CreditClient company, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (ids.size() < count) {
            JsonNode page = company.get("decisions?limit=500" + cursor);
            page.get("items").forEach(decision -> ids.add(decision.get("id").asText()));
            cursor = "&cursor=" + page.get("nextCursor").asText();
        }
        for (int training = 1; training <= TRAININGS; training++) {
            JsonNode trained = company.result(company.seal(sent(company, ROWS / 4, 10 + training)), LONG);
            require(trained.at("/model/version").asInt() == training + 1, trained.toString());
        }
        var identical = new AtomicInteger();
        var next = new AtomicInteger();
        long begin = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            CompletableFuture.allOf(IntStream.range(0, CLIENTS).mapToObj(client -> CompletableFuture.runAsync(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    identical.addAndGet(replay(company, ids.get(i)) ? 1 : 0);
                }
            }, pool)).toArray(CompletableFuture[]::new)).get();
        } finally {
            pool.shutdown();
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("replayed", count);
        told.put("identical", identical.get());
        told.put("perSecond", Math.round(count / ((System.nanoTime() - begin) / 1e9)));
        return told;
    }

    private static boolean replay(CreditClient company, String id) {
        try {
            HttpResponse<String> answer = company.post("decisions/" + id + "/replay", Map.of());
            return company.expect(200, answer).get("identical").asBoolean();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Measures for as long as the million rows are learned. */
    private long[] besideOthers(CreditClient company, List<Map<String, Object>> orders, int manyRows,
            Map<String, Object> figures) throws Exception {
        CreditClient large = CreditClient.register(() -> tino);
        long begin = System.nanoTime();
        String dataset = sent(large, manyRows, 2);
        figures.put("rowsStoredPerSecond", Math.round(manyRows / ((System.nanoTime() - begin) / 1e9)));
        CreditClient poison = company(LOT, 3);
        CreditClient failing = CreditClient.register(() -> tino);
        String bad = failing.dataset(Map.of("name", "one customer is bad", "idField", "c", "label",
                Map.of("field", "l", "approve", List.of(1), "refuse", List.of(0))));
        require(failing.lot(bad, 1, oneBadCustomer()).statusCode() == 200, "lot");

        require(failing.post("datasets/" + bad + "/seal", Map.of()).statusCode() == 422, "what cannot be learned was sealed");
        String training = large.seal(dataset);
        var over = new AtomicBoolean();
        var poisoning = CompletableFuture.runAsync(() -> poison(poison, over));
        List<long[]> rounds = new ArrayList<>();
        begin = System.nanoTime();
        while (List.of("pending", "running").contains(large.status(training))) {
            rounds.add(load(company, orders, FEW_CLIENTS, 500, true));
        }
        figures.put("secondsToLearn", Math.round((System.nanoTime() - begin) / 1e9));
        over.set(true);
        poisoning.get();
        require(large.status(training).equals("completed"), "the large training " + large.status(training));
        JsonNode result = large.result(training, LONG);
        figures.put("rowsLearned", result.at("/dataset/learned").asInt());
        long[] all = rounds.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(all);
        return all;
    }

    private static List<Map<String, Object>> oneBadCustomer() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Map.of("c", i < 20 ? "bad" : "good-" + i, "l", i < 20 ? 0 : 1, "x", i % 7));
        }
        return rows;
    }

    private static void poison(CreditClient company, AtomicBoolean over) {
        try {
            while (!over.get()) {
                company.post("decisions", Map.of("orderId", "poison", "features", Map.of("PefinValorTotal", "many")));
                List<Map<String, Object>> orders = new ArrayList<>();
                for (int i = 0; i < LOT; i++) {
                    orders.add(Map.of("orderId", "poison-" + i, "features", Map.of("PefinValorTotal", List.of(i))));
                }
                company.post("decision-jobs", Map.of("orders", orders));
                Thread.sleep(50);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> told(long[] ascending) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("perSecond", Math.round(perSecond));
        told.put("p50Millis", rounded(percentile(ascending, 50) / 1e6));
        told.put("p99Millis", rounded(percentile(ascending, 99) / 1e6));
        return told;
    }

    private static long percentile(long[] ascending, int percent) {
        return ascending[Math.min(ascending.length - 1, ascending.length * percent / 100)];
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    @Override
    public void close() {
        tino.close();
    }
}
