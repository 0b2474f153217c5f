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
import dev.tino.testsupport.Awaiting;

/** Many jobs on many nodes, some of which die at it: each job is done, once, and not much later. */
@Tag("fleet")
class FleetIT {

    /** Each of whom queues so many jobs of so many lines, */
    private static final int OWNERS = 5;
    private static final int JOBS = 200;
    private static final int LINES = 500;
    /** and behind each of so many a large one, which is done and stored in several parts. */
    private static final int ONE_LARGE_IN = 10;
    private static final int LARGE = 2_500;
    private static final int WORKERS = 2;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(7);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int SLOWER_AT_MOST = 3;
    private static final List<String> MERCHANTS = List.of("PADARIA SAO JOAO", "UBER TRIP", "FARMACIA POPULAR", "NETFLIX.COM",
            "SUPERMERCADO EXTRA", "POSTO IPIRANGA", "SALARIO", "CONTA DE LUZ", "RESTAURANTE SABOR", "CINEMARK");

    @TempDir
    static Path folder;

    @Test
    void whateverDiesEveryJobIsDoneOnce() throws Exception {
        try (Fleet fleet = Fleet.startIn(folder, WORKERS)) {
            List<Session> owners = register(fleet.client());
            // The first jobs find classes that were never loaded and topics that nobody has joined.
            run(fleet, owners, 4 * WORKERS, new Disturbance(fleet, false));
            anotherNodeGoesOnTellingOf(fleet, owners.get(0));

            Run undisturbed = run(fleet, owners, JOBS, new Disturbance(fleet, false));
            Run disturbed = run(fleet, owners, JOBS, new Disturbance(fleet, true));

            System.out.printf("%d jobs of %d lines and %d of %d: %.1f s undisturbed, %.1f s with %d workers and %d broker"
                    + " killed; %d leases lost, %d jobs went on behind what was stored%n", OWNERS * JOBS, LINES,
                    OWNERS * JOBS / ONE_LARGE_IN, LARGE, undisturbed.seconds(), disturbed.seconds(), disturbed.workerKills,
                    disturbed.brokerKills, lost(fleet, disturbed), wentOn(fleet, disturbed));
            assertDoneOnce(fleet, undisturbed);
            assertDoneOnce(fleet, disturbed);
            assertThat(lost(fleet, undisturbed)).isZero();
            assertThat(lost(fleet, disturbed)).isPositive();
            assertThat(disturbed.workerKills).isGreaterThan(1);
            assertThat(disturbed.brokerKills).isEqualTo(1);
            assertThat(disturbed.seconds()).isLessThanOrEqualTo(SLOWER_AT_MOST * undisturbed.seconds());
            aNodeThatIsToldToStopGivesItsJobsBack(fleet, owners);
        }
    }

    private static void anotherNodeGoesOnTellingOf(Fleet fleet, Session owner) throws Exception {
        Submitted job = submitOne(fleet.client(), owner, 0, LARGE);
        String path = "/api/v1/jobs/" + job.id + "/events";
        List<String> ids = new ArrayList<>();
        try (var first = fleet.client().events(path, owner.accessToken(), null).body()) {
            ids.addAll(first.filter(line -> line.startsWith("id:")).limit(2).toList());
        }

        List<String> further;
        try (var rest = fleet.otherClient().events(path, owner.accessToken(), number(ids.get(1))).body()) {
            further = rest.toList();
        }

        ids.addAll(further.stream().filter(line -> line.startsWith("id:")).toList());
        assertThat(ids).map(FleetIT::number).isEqualTo(
                IntStream.rangeClosed(1, ids.size()).mapToObj(Integer::toString).toList());
        assertThat(further.stream().filter(line -> line.startsWith("event:")).reduce((one, next) -> next))
                .hasValueSatisfying(last -> assertThat(last).endsWith("completed"));
    }

    private static String number(String idLine) {
        return idLine.substring("id:".length()).strip();
    }

    private static void aNodeThatIsToldToStopGivesItsJobsBack(Fleet fleet, List<Session> owners) throws Exception {
        // Meanwhile: a quick machine has done them all when the last one is submitted.
        var submitting = CompletableFuture.supplyAsync(() -> owners.stream()
                .flatMap(owner -> submit(fleet.client(), owner, JOBS / 4).stream()).toList());
        Awaiting.until(() -> fleet.count("select count(distinct worker) from job where status = 'running'"),
                busy -> busy == WORKERS);

        fleet.stopWorker(0);

        Run run = new Run(submitting.join(), Duration.ZERO, 0, 0);
        awaitEnd(fleet, System.nanoTime());
        assertThat(lost(fleet, run)).isZero();
        assertThat(fleet.count("select count(*) from job where tries > 1 and id in " + run.ids())).isPositive();
        assertDoneOnce(fleet, run);
    }

    /** A job as its owner knows it. */
    private record Submitted(String id, Session owner, int number, int lines) {
    }

    /** What happened while jobs ran. */
    private record Run(List<Submitted> jobs, Duration time, int workerKills, int brokerKills) {

        double seconds() {
            return time.toMillis() / 1e3;
        }

        String ids() {
            return jobs.stream().map(Submitted::id).collect(Collectors.joining("','", "('", "')"));
        }
    }

    private static long lost(Fleet fleet, Run run) {
        return fleet.count("select count(*) from job_event where type = 'retrying' and job_id in " + run.ids());
    }

    /** How many were given to somebody else after a part of their result was there. */
    private static long wentOn(Fleet fleet, Run run) {
        return fleet.count("select count(distinct job_id) from job_event where type = 'retrying'"
                + " and (data::json -> 'progress' ->> 'done')::int > 0 and job_id in " + run.ids());
    }

    private static List<Session> register(Client client) throws Exception {
        List<Session> owners = new ArrayList<>();
        for (int owner = 0; owner < OWNERS; owner++) {
            owners.add(Client.session(client.post("/api/v1/auth/register", null,
                    Client.credentials("owner%d@example.com".formatted(owner), Client.PASSWORD)), 201));
        }
        return owners;
    }

    private static Run run(Fleet fleet, List<Session> owners, int jobs, Disturbance disturbance) throws Exception {
        long begin = System.nanoTime();
        disturbance.start();
        List<CompletableFuture<List<Submitted>>> submitting = owners.stream()
                .map(owner -> CompletableFuture.supplyAsync(() -> submit(fleet.client(), owner, jobs),
                        task -> new Thread(task, "submitting").start()))
                .toList();
        List<Submitted> submitted = submitting.stream().flatMap(list -> list.join().stream()).toList();
        awaitEnd(fleet, begin);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        disturbance.end();
        return new Run(submitted, time, disturbance.workerKills, disturbance.brokerKills);
    }

    private static void awaitEnd(Fleet fleet, long begin) throws InterruptedException {
        while (fleet.count("select count(*) from job where status in ('pending', 'running')") > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(fleet::logs).isLessThan(PATIENCE);
            Thread.sleep(50);
        }
    }

    private static List<Submitted> submit(Client client, Session owner, int jobs) {
        List<Submitted> submitted = new ArrayList<>();
        for (int job = 0; job < jobs; job++) {
            submitted.add(submitOne(client, owner, job, LINES));
            if (job % ONE_LARGE_IN == 0) {
                submitted.add(submitOne(client, owner, job, LARGE));
            }
        }
        return submitted;
    }

    private static Submitted submitOne(Client client, Session owner, int job, int count) {
        String lines = IntStream.range(0, count).mapToObj(line -> """
                {"date":"2026-01-31","description":"%s","amount":-12.50}""".formatted(description(job, line)))
                .collect(Collectors.joining(","));
        try {
            var answer = client.post("/api/v1/finance/classification-jobs", owner.accessToken(),
                    "{\"transactions\":[" + lines + "]}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return new Submitted(Client.json(answer).get("jobId").asText(), owner, job, count);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String description(int job, int line) {
        return "%s %d/%d".formatted(MERCHANTS.get(line % MERCHANTS.size()), job, line);
    }

    /** By what is there at last, however often it was tried. */
    private static void assertDoneOnce(Fleet fleet, Run run) throws Exception {
        int jobs = run.jobs.size();
        assertThat(fleet.count("select count(*) from job where status = 'completed' and id in " + run.ids())).isEqualTo(jobs);
        assertThat(fleet.count("select count(*) from job_event where type = 'completed' and job_id in " + run.ids()))
                .isEqualTo(jobs);
        assertThat(fleet.count(
                "select count(distinct job_id) from job_event where type = 'completed' and job_id in " + run.ids()))
                .isEqualTo(jobs);
        for (Submitted job : run.jobs) {
            assertThat(result(fleet.client(), job)).as(job.id)
                    .isEqualTo(IntStream.range(0, job.lines).mapToObj(line -> description(job.number, line)).toList());
        }
    }

    private static List<String> result(Client client, Submitted job) throws Exception {
        var answer = client.get("/api/v1/jobs/" + job.id + "/result", job.owner.accessToken());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> descriptions = new ArrayList<>();
        for (JsonNode line : Client.json(answer).path("transactions")) {
            descriptions.add(line.get("description").asText());
        }
        return descriptions;
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
            disturbing = kills ? CompletableFuture.runAsync(this::run, task -> new Thread(task, "disturbance").start())
                    : CompletableFuture.completedFuture(null);
        }

        void end() {
            ended = true;
            disturbing.join();
        }

        private void run() {
            // Let them have something to lose.
            rest(System.nanoTime() + BETWEEN_KILLS.dividedBy(2).toNanos());
            CompletableFuture<Void> restarting = CompletableFuture.completedFuture(null);
            while (!ended) {
                long next = System.nanoTime() + BETWEEN_KILLS.toNanos();
                int worker = workerKills % fleet.workers();
                fleet.killWorker(worker);
                workerKills++;
                if (brokerKills == 0) {
                    brokerKills++;
                    restarting = CompletableFuture.runAsync(this::restartBroker);
                }
                // However long a start takes on this machine, somebody is there to go on.
                fleet.startWorker(worker);
                rest(next);
            }
            restarting.join();
        }

        private void restartBroker() {
            fleet.killBroker();
            fleet.startBroker();
        }

        private void rest(long end) {
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
