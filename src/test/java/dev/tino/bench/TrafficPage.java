package dev.tino.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.tino.testsupport.RunningTino;

/**
 * How long the packaged service takes to answer with the page of traffic, over a log of 1,000,000 requests of 7 days and
 * 40 routes: from the request to the last byte, by a client on the same machine.
 */
final class TrafficPage {

    private static final int REQUESTS = 1_000_000;
    private static final int WARM_UP_ROUNDS = 300;
    private static final int ROUNDS = 200;
    private static final String EMAIL = "traffic@example.com";
    private static final String PASSWORD = "correct horse battery";

    private static final String DAYS = "select log_make_day('request_log', current_date - n) from generate_series(0, 8) n";
    /** The routes that are asked for most are those of the first areas; latencies are log-normal, another for each route. */
    private static final String FILL = """
            insert into request_log (id, time, method, route, path, status, micros, address, browser, os, trace_id, body)
            select gen_random_uuid(), now() - random() * interval '7 days', (array['GET', 'GET', 'GET', 'POST', 'DELETE'])[1 + r %% 5],
                   '/api/v1/area/' || r || '/{id}', '/api/v1/area/' || r || '/1',
                   (array[200, 200, 200, 200, 200, 200, 201, 404, 401, 500])[1 + n %% 10],
                   (1000 * (1 + r %% 9) * exp(sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) * 0.7))::bigint,
                   '192.0.2.1', 'Firefox 140', 'Windows 10', gen_random_uuid()::text,
                   '{"transactions":[{"date":10,"description":18,"amount":5}]}'
              from (select n, floor(40 * power(random(), 2))::int as r from generate_series(1, %d) n) made"""
            .formatted(REQUESTS);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningTino tino;
    private final String cookie;

    private TrafficPage(RunningTino tino) throws IOException, InterruptedException {
        this.tino = tino;
        var logIn = HttpRequest.newBuilder(tino.uri("/login")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + EMAIL + "&password=" + PASSWORD.replace(' ', '+'))).build();
        String set = http.send(logIn, BodyHandlers.ofString()).headers().firstValue("Set-Cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
    }

    /** The page by itself. */
    public static void main(String... arguments) throws Exception {
        measure(Path.of("target", "bench", "traffic"))
                .forEach((what, value) -> System.out.printf(Locale.ROOT, "%-50s %s%n", what, value));
    }

    static Map<String, Map<String, Object>> measure(Path folder) throws Exception {
        Files.createDirectories(folder);
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        try (var tino = RunningTino.in(folder, Map.of("TINO_ADMIN_EMAIL", EMAIL, "TINO_ADMIN_PASSWORD", PASSWORD), "-Xmx256m",
                "-Dtino.limits.enabled=false")) {
            results.put("traffic: the log and its roll-up", fill(folder));
            var page = new TrafficPage(tino);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                page.millis("7d");
            }
            for (String span : List.of("1h", "24h", "7d", "30d")) {
                results.put("traffic: page of " + span, page.measure(span));
            }
        }
        return results;
    }

    private Map<String, Object> measure(String span) throws IOException, InterruptedException {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            millis[round] = millis(span);
        }
        Arrays.sort(millis);
        return Map.of("p50Millis", rounded(millis[ROUNDS / 2]), "p95Millis", rounded(millis[ROUNDS * 95 / 100]), "bytes",
                get(span).body().length);
    }

    private double millis(String span) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        get(span);
        return (System.nanoTime() - begin) / 1e6;
    }

    private HttpResponse<byte[]> get(String span) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(tino.uri("/ui/traffic?span=" + span)).header("Cookie", cookie)
                .header("Accept", "text/html").build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + answer.statusCode());
        }
        return answer;
    }

    /** Into the database that the service brought along. */
    private static Map<String, Object> fill(Path folder) throws IOException, SQLException {
        Path data = folder.resolve("data");
        String password = Files.readString(data.resolve("postgres.password")).strip();
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(data) + "/tino", "tino", password);
                var statement = connection.createStatement()) {
            statement.execute("truncate request_log");
            statement.execute("truncate request_rollup");
            statement.execute(DAYS);
            statement.execute(FILL);
            // What the database does by itself within a minute.
            statement.execute("vacuum analyze request_log");
            statement.execute("vacuum analyze request_rollup");
            var sizes = statement.executeQuery("""
                    select (select sum(pg_total_relation_size(relid)) from pg_partition_tree('request_log')) / 1000000,
                           pg_total_relation_size('request_rollup') / 1000000, (select count(*) from request_rollup)""");
            sizes.next();
            return Map.of("logMb", sizes.getLong(1), "rollUpMb", sizes.getLong(2), "rollUpRows", sizes.getLong(3));
        }
    }

    private static String port(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Files.readAllLines(pid).get(3).strip();
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
