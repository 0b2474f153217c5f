package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.database.ExternalPostgres;
import dev.tino.operations.Client.Session;
import dev.tino.operations.Load.Seen;
import dev.tino.testsupport.RunningTino;

/** What clients, operators and the log see of a database that goes and comes back, while many ask for many things. */
class DatabaseAwayIT {

    /** Short, so that a hanging database need not hang for long here. */
    private static final long SILENCE_SECONDS = 4;
    private static final long LONGEST_MILLIS = 15_000;
    private static final int MOST_LINES = 60;
    private static final Pattern WARNING = Pattern
            .compile("^\\S+ \\S+ (?:WARN|ERROR) +\\[([^]]+)] \\([^)]+\\) +((?:\\S+ ){2}\\S+)");
    /** Requests are many; they tell of an outage in lines of their own. */
    private static final Set<String> OFTEN = Set.of("de.ti.co.er.ProblemMappers");

    @TempDir
    static Path folder;

    static ExternalPostgres postgres;
    static RunningTino tino;
    static Client client;
    static Session session;
    static long outages;

    @BeforeAll
    static void tinoRunsBesideADatabase() throws Exception {
        Path keys = folder.resolve("keys");
        KeyFolder.generate(keys);
        SealingKeys.generate(keys);
        postgres = ExternalPostgres.startIn(folder.resolve("database"));
        // So few connections that the loss of one would be felt.
        tino = RunningTino.in(folder, Map.of("DATABASE_URL", postgres.url(), "TINO_AUTH_KEYS_DIRECTORY", keys.toString()),
                "-Dtino.auth.bcrypt-cost=4", "-Dquarkus.datasource.reactive.max-size=6",
                "-Dtino.database.limits.silence=" + SILENCE_SECONDS + "S", "-Dtino.limits.enabled=false",
                // A machine with too much to do holds up event loops, too, which is not the database's matter.
                "-Dquarkus.vertx.max-event-loop-execute-time=60S");
        client = new Client(tino);
        session = client.register();
    }

    @AfterAll
    static void end() throws Exception {
        if (tino != null) {
            tino.close();
        }
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({ "fast, 10", "immediate, 3" })
    void whileItIsStoppedEverythingIsUnavailableAndAfterwardsServedAgain(String mode, long seconds) throws Exception {
        try (Load load = Load.of(requests())) {
            load.awaitServed(10, load.begun());

            outages++;
            postgres.stop(mode);
            long stopped = System.nanoTime();
            assertHealthWhileAway(seconds);
            long starting = System.nanoTime();
            postgres.start();
            long started = System.nanoTime();
            load.awaitServed(10, started);
            long recovered = System.nanoTime();
            load.awaitServed(10, recovered);
            load.end();

            assertThat(load.between(stopped, starting)).hasSizeGreaterThan(100).allMatch(Seen::unavailable);
            assertThat(load.between(recovered, Long.MAX_VALUE)).allMatch(Seen::served);
            assertCalm(load);
        }
    }

    @Test
    void whileItHangsNobodyWaitsForEver() throws Exception {
        try (Load load = Load.of(requests())) {
            load.awaitServed(10, load.begun());

            outages++;
            postgres.hang();
            long hanging = System.nanoTime();
            assertHealthWhileAway(2 * SILENCE_SECONDS);
            long goingOn = System.nanoTime();
            postgres.goOn();
            long gone = System.nanoTime();
            load.awaitServed(10, gone);
            long recovered = System.nanoTime();
            load.awaitServed(10, recovered);
            load.end();

            assertThat(load.between(hanging, goingOn)).isNotEmpty().allMatch(Seen::unavailable);
            assertThat(load.between(recovered, Long.MAX_VALUE)).allMatch(Seen::served);
            assertCalm(load);
        }
    }

    private static Map<String, Load.Request> requests() {
        String token = session.accessToken();
        return Map.of("read", () -> client.get(Client.TRANSACTIONS + "?limit=5", token),
                "profile", () -> client.get("/api/v1/me", token),
                "write", () -> client.post(Client.TRANSACTIONS, token, Client.LINE),
                "classification", () -> client.post("/api/v1/finance/classifications", token, Client.LINES),
                "log-in", () -> client.post("/api/v1/auth/login", null,
                        Client.credentials(Client.EMAIL, Client.PASSWORD)));
    }

    private static void assertHealthWhileAway(long seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            assertThat(client.get("/q/health/live", null).statusCode()).isEqualTo(200);
            assertThat(client.get("/q/health/ready", null).statusCode()).isEqualTo(503);
            Thread.sleep(500);
        }
    }

    /** Nobody was told anything but to come back, nobody waited long, and the log is for reading. */
    private static void assertCalm(Load load) {
        assertThat(load.tally().keySet()).as("%s", load.tally()).isSubsetOf(Set.of(200, 201, 503));
        assertThat(load.between(0, Long.MAX_VALUE))
                .filteredOn(answer -> !answer.served() && !answer.unavailable() || answer.millis() > LONGEST_MILLIS).isEmpty();
        assertThat(tino.isAlive()).isTrue();
        // The database client prints on standard error what breaks a connection that somebody holds; nobody else may.
        List<String> lines = tino.output().lines().toList();
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
        assertThat(lines.stream().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList())
                .hasSizeLessThan(MOST_LINES);
        assertThat(lines.stream().map(WARNING::matcher).filter(Matcher::find)
                .filter(warning -> !OFTEN.contains(warning.group(1)))
                .collect(Collectors.groupingBy(warning -> warning.group(1) + ": " + warning.group(2), Collectors.counting())))
                .as("What works by itself tells of each outage once")
                .containsKey("de.ti.co.au.ac.se.Sealer: Cannot seal activities,")
                .allSatisfy((told, warnings) -> assertThat(warnings).isLessThanOrEqualTo(outages));
    }
}
