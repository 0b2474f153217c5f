package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.database.ExternalPostgres;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.RunningTino;

/** What becomes of sealed values when an operator changes the keys. */
class ChangedKeysIT {

    private static final Random RANDOM = new Random(20260131);

    @TempDir
    Path folder;

    private final String first = key();
    private final String second = key();
    private ExternalPostgres postgres;
    private Path keys;

    @BeforeEach
    void aDatabaseRuns() throws Exception {
        keys = folder.resolve("keys");
        KeyFolder.generate(keys);
        postgres = ExternalPostgres.startIn(folder.resolve("database"));
    }

    @AfterEach
    void stop() throws Exception {
        postgres.close();
    }

    @Test
    void aRingThatCannotOpenWhatIsStoredIsRefusedAndRotationLetsTheOldKeyGo() throws Exception {
        try (RunningTino tino = RunningTino.in(folder, environment(first))) {
            assertThat(tino.log()).contains("Seals with the key " + id(first));
            var client = new Client(tino);
            client.delete("/api/v1/me", client.register().accessToken());
            assertThat(sealedWith()).containsOnly(id(first));
        }

        assertRefused(second);
        assertThat(query("select id from sealing_key")).containsExactly(id(first));

        try (RunningTino tino = RunningTino.in(folder, environment(second + "," + first))) {
            Awaiting.until(() -> query("select id from sealing_key"), ids -> ids.equals(List.of(id(second))));
            assertThat(sealedWith()).containsOnly(id(second));
            assertThat(query("select signature_key from model_version")).containsOnly(id(second));
            assertThat(query("select action from activity where action = 'encryption.rotated'")).hasSize(1);
            assertThat(tino.isAlive()).isTrue();
        }

        try (RunningTino tino = RunningTino.in(folder, environment(second))) {
            assertThat(tino.log()).contains("opens with [" + id(second) + "]", "Serving finance.transactions version 1");
        }
        assertRefused(first);
    }

    @Test
    void whatANodeSealedWithTheOldKeyAfterTheRotationIsNotLost() throws Exception {
        try (RunningTino behind = RunningTino.in(folder, environment(first, "TINO_NODE_ROLES", "api"))) {
            var client = new Client(behind);
            String token = client.register().accessToken();
            try (RunningTino ahead = RunningTino.in(folder, environment(second + "," + first))) {
                Awaiting.until(() -> query("select id from sealing_key"), ids -> ids.equals(List.of(id(second))));
                assertThat(ahead.isAlive()).isTrue();
            }
            client.delete("/api/v1/me", token);
            assertThat(sealedWith()).contains(id(first));
        }

        assertRefused(second);

        try (RunningTino tino = RunningTino.in(folder, environment(second + "," + first))) {
            Awaiting.until(this::sealedWith, ids -> ids.equals(List.of(id(second))));
            assertThat(tino.isAlive()).isTrue();
        }
        try (RunningTino tino = RunningTino.in(folder, environment(second))) {
            assertThat(tino.isAlive()).isTrue();
        }
    }

    private void assertRefused(String ring) {
        try (RunningTino tino = RunningTino.launch(folder, environment(ring))) {
            assertThat(tino.awaitExit()).isEqualTo(1);

            String missing = id(ring.equals(first) ? second : first);
            assertThat(tino.errors()).startsWith("Tino does not start. ENC_KEY (property tino.crypto.keys) lacks keys that"
                    + " stored values are sealed with, with the ids " + missing + ". ").hasLineCount(1);
            assertThat(tino.log()).doesNotContain("\tat ", " ERROR ", "Listening on", first, second);
        }
    }

    private Map<String, String> environment(String ring) {
        return Map.of("DATABASE_URL", postgres.url(), "TINO_AUTH_KEYS_DIRECTORY", keys.toString(), "ENC_KEY", ring);
    }

    private Map<String, String> environment(String ring, String name, String value) {
        var environment = new HashMap<>(environment(ring));
        environment.put(name, value);
        return environment;
    }

    private List<String> sealedWith() {
        return query("select distinct bytes_key from job_content");
    }

    private List<String> query(String sql) {
        try (Connection connection = postgres.connect(); var rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String id(String key) {
        return SealingKeys.load(Optional.of(key), folder).currentId();
    }

    private static String key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
