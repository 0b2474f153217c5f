package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.operations.Client.Session;

/** Many jobs on many nodes, some of which die at it: each job is done, once, and not much later. */
@Tag("fleet")
class FleetIT {

    private static final int JOBS = 200;
    private static final int LINES = 500;
    private static final int WORKERS = 2;
    private static final int BROKER_DIES_WITH_KILL = 2;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int SLOWER_AT_MOST = 3;
    private static final List<String> MERCHANTS = List.of("PADARIA SAO JOAO", "UBER TRIP", "FARMACIA POPULAR", "NETFLIX.COM",
            "SUPERMERCADO EXTRA", "POSTO IPIRANGA", "SALARIO", "CONTA DE LUZ", "RESTAURANTE SABOR", "CINEMARK");

    @TempDir
    static Path folder;

    @Test
    void whateverDiesEveryJobIsDoneOnce() throws Exception {
        try (Fleet fleet = Fleet.startIn(folder, WORKERS)) {
            Session session = fleet.client().register();
            warmUp(fleet, session);
            Run undisturbed = run(fleet, session, new Disturbance(fleet, false));
            Run disturbed = run(fleet, session, new Disturbance(fleet, true));

            System.out.printf("%d jobs of %d lines: %.1f s undisturbed, %.1f s with %d workers and %d brokers killed; %d leases"
                    + " lost%n", JOBS, LINES, undisturbed.seconds(), disturbed.seconds(), disturbed.kills,
                    disturbed.brokerKills,
                    fleet.count("select coalesce(sum(lost), 0) from job"));
            assertDoneOnce(fleet, session, undisturbed);
            assertDoneOnce(fleet, session, disturbed);
            assertThat(disturbed.kills).isGreaterThanOrEqualTo(BROKER_DIES_WITH_KILL);
            assertThat(disturbed.brokerKills).isEqualTo(1);
            assertThat(disturbed.seconds()).isLessThanOrEqualTo(SLOWER_AT_MOST * undisturbed.seconds());
        }
    }

    /** What happened while jobs ran. */
    private record Run(List<String> jobs, Duration time, int kills, int brokerKills) {

        double seconds() {
            return time.toMillis() / 1e3;
        }
    }

    /** The first jobs find classes that were never loaded and topics that nobody has joined. */
    private static void warmUp(Fleet fleet, Session session) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int job = 0; job < 4 * WORKERS; job++) {
            jobs.add(submit(fleet.client(), session, job));
        }
        while (fleet.count(unfinished()) > 0) {
            Thread.sleep(50);
        }
    }

    private static Run run(Fleet fleet, Session session, Disturbance disturbance) throws Exception {
        long begin = System.nanoTime();
        Client client = fleet.client();
        List<String> jobs = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            jobs.add(submit(client, session, job));
        }
        disturbance.start();
        while (fleet.count(unfinished()) > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(fleet::logs).isLessThan(PATIENCE);
            Thread.sleep(50);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        disturbance.end();
        return new Run(jobs, time, disturbance.workerKills, disturbance.brokerKills);
    }

    private static String unfinished() {
        return "select count(*) from job where status in ('pending', 'running')";
    }

    private static String submit(Client client, Session session, int job) throws Exception {
        String lines = IntStream.range(0, LINES).mapToObj(line -> """
                {"date":"2026-01-31","description":"%s","amount":-12.50}""".formatted(description(job, line)))
                .collect(Collectors.joining(","));
        var answer = client.post("/api/v1/finance/classification-jobs", session.accessToken(),
                "{\"transactions\":[" + lines + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Client.json(answer).get("jobId").asText();
    }

    private static String description(int job, int line) {
        return "%s %d/%d".formatted(MERCHANTS.get(line % MERCHANTS.size()), job, line);
    }

    /** By what is there at last, however often it was tried. */
    private static void assertDoneOnce(Fleet fleet, Session session, Run run) throws Exception {
        String ids = run.jobs.stream().collect(Collectors.joining("','", "('", "')"));
        assertThat(fleet.count("select count(*) from job where status = 'completed' and id in " + ids)).isEqualTo(JOBS);
        assertThat(fleet.count("select count(*) from job_event where type = 'completed' and job_id in " + ids))
                .isEqualTo(JOBS);
        assertThat(fleet.count("select count(distinct job_id) from job_event where type = 'completed' and job_id in " + ids))
                .isEqualTo(JOBS);
        for (int job = 0; job < JOBS; job++) {
            var result = fleet.client().get("/api/v1/jobs/" + run.jobs.get(job) + "/result", session.accessToken());
            assertThat(result.statusCode()).as(result.body()).isEqualTo(200);
            List<String> descriptions = new ArrayList<>();
            for (JsonNode line : Client.json(result).get("transactions")) {
                descriptions.add(line.get("description").asText());
            }
            int same = job;
            assertThat(descriptions).isEqualTo(IntStream.range(0, LINES).mapToObj(line -> description(same, line)).toList());
        }
    }

    /** Kills one worker after the other, starting each again, and the broker once. */
    private static final class Disturbance {

        private final Fleet fleet;
        private final boolean kills;
        private CompletableFuture<Void> disturbing;
        private volatile boolean ended;
        private volatile int workerKills;
        private volatile int brokerKills;

        Disturbance(Fleet fleet, boolean kills) {
            this.fleet = fleet;
            this.kills = kills;
        }

        void start() {
            disturbing = kills ? CompletableFuture.runAsync(this::run) : CompletableFuture.completedFuture(null);
        }

        void end() {
            ended = true;
            disturbing.join();
        }

        private void run() {
            while (!ended) {
                int worker = workerKills % fleet.workers();
                fleet.killWorker(worker);
                workerKills++;
                if (workerKills == BROKER_DIES_WITH_KILL) {
                    fleet.killBroker();
                    brokerKills++;
                    fleet.startBroker();
                }
                fleet.startWorker(worker);
                rest();
            }
        }

        private void rest() {
            long end = System.nanoTime() + BETWEEN_KILLS.toNanos();
            while (!ended && System.nanoTime() < end) {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    ended = true;
                }
            }
        }
    }
}
