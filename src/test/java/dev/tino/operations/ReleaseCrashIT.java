package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.database.ExternalPostgres;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.RunningTino;

/** A node that is killed while it puts a model into service. */
class ReleaseCrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Two that are new each time, under two categories that are: a champion of before has no chance against who knows them. */
    private static final List<String> MERCHANTS = List.of("HIPICA REAL", "VIVEIRO DE MUDAS", "ATELIE DE VELAS",
            "CLUBE DE XADREZ", "ESCOLA DE CIRCO", "CASA DE ORQUIDEAS", "OFICINA DE VIOLAS", "HORTO SERRANO");
    private static final int CORRECTIONS = 20;
    private static final String OWN = "finance.transactions.%";
    private static final String CHAMPIONS = "select version from model_champion where name like '" + OWN
            + "' order by sequence";
    private static final String VERSIONS = "select version from model_version where name like '" + OWN + "' order by version";
    private static final String WAITING = "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%%%s%%'";

    @TempDir
    Path folder;

    private ExternalPostgres postgres;
    private Path keys;
    private String token;
    private int filed;

    @BeforeEach
    void aDatabaseRuns() throws Exception {
        keys = folder.resolve("keys");
        KeyFolder.generate(keys);
        SealingKeys.generate(keys);
        postgres = ExternalPostgres.startIn(folder.resolve("database"));
    }

    @AfterEach
    void stop() throws Exception {
        postgres.close();
    }

    @Test
    void theOldOrTheNewChampionServesAndNeverNone() throws Exception {
        killWhileItWritesInto("model_champion", List.of());
        killWhileItWritesInto("model_version", List.of("1"));
        killWhileItWritesInto("model_champion", List.of("1", "2"));
        killOnceItIsCommitted(List.of("1", "2", "3"));

        try (RunningTino tino = start()) {
            Awaiting.until(PATIENCE, () -> query(CHAMPIONS), List.of("1", "2", "3", "4")::equals);
            assertThat(answer(tino).path("model").path("version").asInt()).isEqualTo(4);
        }
    }

    /** The transaction stands still in its midst when the node dies; afterwards it trains anew. */
    private void killWhileItWritesInto(String table, List<String> before) throws Exception {
        try (RunningTino tino = start(); Connection lock = postgres.connect()) {
            Awaiting.until(PATIENCE, () -> query(CHAMPIONS), before::equals);
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table %s in share mode".formatted(table));
            file(tino);
            Awaiting.until(PATIENCE, () -> query(WAITING.formatted("insert into " + table)), waiting -> !waiting.isEmpty());

            tino.kill();
        }
        Awaiting.until(PATIENCE, () -> query(WAITING.formatted(table)), List::isEmpty);

        assertThat(query(CHAMPIONS)).isEqualTo(before);
        assertThat(query(VERSIONS)).isEqualTo(before);
    }

    private void killOnceItIsCommitted(List<String> before) throws Exception {
        try (RunningTino tino = start()) {
            Awaiting.until(PATIENCE, () -> query(CHAMPIONS), before::equals);
            file(tino);
            Awaiting.until(PATIENCE, () -> query(CHAMPIONS), champions -> champions.size() > before.size());

            tino.kill();
        }
        assertThat(query(CHAMPIONS)).hasSize(before.size() + 1);
    }

    /** So many corrections that a training follows by itself. */
    private void file(RunningTino tino) throws Exception {
        var client = new Client(tino);
        List<String> categories = new ArrayList<>();
        Client.json(client.get("/api/v1/finance/categories", token)).get("items")
                .forEach(category -> categories.add(category.get("id").asText()));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < CORRECTIONS; i++, filed++) {
            int merchant = 2 * (filed / CORRECTIONS) + filed % 2;
            lines.add("{\"date\":\"2026-01-31\",\"description\":\"%s %s\",\"amount\":-5,\"categoryId\":\"%s\"}".formatted(
                    MERCHANTS.get(merchant), word(filed), categories.get(merchant)));
        }
        var answer = client.post(Client.TRANSACTIONS + "/batch", token,
                "{\"transactions\":[" + String.join(",", lines) + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String word(int number) {
        return Integer.toString(number + 1_000, Character.MAX_RADIX).replaceAll("\\d", "X") + (char) ('A' + number % 26);
    }

    private JsonNode answer(RunningTino tino) throws Exception {
        var answer = new Client(tino).post("/api/v1/finance/classifications", token,
                "{\"transactions\":[{\"date\":\"2026-01-31\",\"description\":\"HIPICA REAL ZZ\",\"amount\":-5}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    private RunningTino start() throws Exception {
        RunningTino tino = RunningTino.in(folder, Map.of("DATABASE_URL", postgres.url(), "TINO_AUTH_KEYS_DIRECTORY",
                keys.toString(), "TINO_JOBS_LEASE", "1S"));
        var client = new Client(tino);
        token = (token == null ? client.register() : client.logIn()).accessToken();
        return tino;
    }

    private List<String> query(String sql) {
        try (Connection connection = postgres.connect(); var rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
