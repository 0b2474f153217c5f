package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.testsupport.RunningTino;
import dev.tino.testsupport.TestDatabase;

/** The packaged application and the server that it brings with it. */
// In some scenarios it is enough that Tino runs.
@SuppressWarnings("try")
class EmbeddedDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void sigtermStopsTheApplicationFirstThenTheServerAndRowsAreThereAfterwards() throws Exception {
        RunningTino first = RunningTino.in(folder, Map.of(), "-Dquarkus.log.console.json.enabled=false",
                "-Dquarkus.log.console.format=%d{yyyy-MM-dd HH:mm:ss.SSS} %s%n", "-Duser.timezone=UTC");
        execute("create table note (text varchar)", "insert into note values ('água')");

        int exitCode = first.terminate();

        assertThat(exitCode).isEqualTo(128 + 15);
        assertThat(servers()).isEmpty();
        String applicationStopped = momentOf("tino stopped in", first.log());
        String serverStopping = momentOf("received fast shutdown request", Files.readString(data().resolve("postgres.log")));
        assertThat(applicationStopped).isLessThanOrEqualTo(serverStopping);
        assertThat(data().resolve("postgres/postmaster.pid")).doesNotExist();

        // The machine went down hard, and by now the number of the server is another process's.
        Process foreign = new ProcessBuilder("sleep", "120").start();
        Files.writeString(data().resolve("postgres/postmaster.pid"),
                "%d\n%s\n1795174539\n5433\n\n127.0.0.1\n 10076423         5\nready   \n".formatted(foreign.pid(),
                        data().resolve("postgres")));
        try (RunningTino second = RunningTino.in(folder)) {
            assertThat(query("select text from note")).containsExactly("água");
            assertThat(postmasters()).hasSize(1);
        }
        assertThat(servers()).isEmpty();
        assertThat(foreign.isAlive()).isTrue();
        foreign.destroyForcibly();
    }

    @Test
    void theServerIsDurableAndClosedToStrangersAndASecondTinoIsOne() throws Exception {
        try (RunningTino tino = RunningTino.in(folder)) {
            assertThat(query("select name || '=' || setting from pg_settings where name in ('fsync', 'synchronous_commit',"
                    + " 'full_page_writes', 'listen_addresses', 'server_encoding', 'password_encryption') order by name"))
                    .containsExactly("fsync=on", "full_page_writes=on", "listen_addresses=127.0.0.1",
                            "password_encryption=scram-sha-256", "server_encoding=UTF8", "synchronous_commit=on");
            assertThat(query("select rolsuper::text from pg_roles where rolname = current_user")).containsExactly("false");
            assertThat(query("select lower('ÁGUA') || ' ' || to_tsvector('portuguese', 'AÇÕES')::text"))
                    .containsExactly("água 'açõ':1");
            Map<String, String> stranger = new HashMap<>(settings());
            stranger.put("quarkus.datasource.password", "guess");
            assertThat(catchThrowable(() -> TestDatabase.connect(stranger)))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data()))).isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("postgres.password"))))
                    .isEqualTo("rw-------");

            RunningTino second = RunningTino.launch(folder, Map.of());

            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.log().lines())
                    .containsExactly("Tino does not start. Another Tino (process %d) uses the data folder %s."
                            .formatted(tino.pid(), data()));
            assertThat(tino.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rowsSurviveAKilledTinoWhoseServerLivesOn() throws Exception {
        RunningTino killed = RunningTino.in(folder);
        execute("create table note (text varchar)", "insert into note values ('kept')");
        killed.kill();
        assertThat(servers()).isNotEmpty();

        try (RunningTino next = RunningTino.in(folder)) {
            assertThat(query("select text from note")).containsExactly("kept");
            assertThat(next.log()).contains("that a killed Tino left behind");
            assertThat(postmasters()).hasSize(1);
        }
        assertThat(servers()).isEmpty();
    }

    @Test
    void withADatabaseUrlNothingIsEmbedded() throws Exception {
        Map<String, String> external = EmbeddedDatabase.startOnce(TestDatabase.FOLDER).settings();
        String url = external.get("quarkus.datasource.reactive.url").replace("//",
                "//tino:" + external.get("quarkus.datasource.password") + "@");

        Path keys = folder.resolve("keys");
        KeyFolder.generate(keys);
        SealingKeys.generate(keys);
        try (RunningTino tino = RunningTino.in(folder,
                Map.of("DATABASE_URL", url, "TINO_AUTH_KEYS_DIRECTORY", keys.toString()))) {
            assertThat(servers()).isEmpty();
            assertThat(folder.resolve("data")).doesNotExist();
            try (Connection connection = TestDatabase.connect(external)) {
                assertThat(texts(connection, "select count(*)::text from pg_tables where schemaname = 'public'"))
                        .isNotEqualTo(List.of("0"));
            }
        }
    }

    @Test
    void anExternalDatabaseNeedsAKeyOfTheOperators() {
        Map<String, String> external = EmbeddedDatabase.startOnce(TestDatabase.FOLDER).settings();

        RunningTino tino = RunningTino.launch(folder,
                Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", external.get("quarkus.datasource.reactive.url")));

        assertThat(tino.awaitExit()).isEqualTo(1);
        assertThat(tino.log()).contains("holds no key to sign tokens with", "TINO_AUTH_KEYS_DIRECTORY",
                "ENC_KEY (property tino.crypto.keys) is missing").hasLineCount(3);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void anUnusableDatabaseUrlIsRefusedInOneLineWithoutItsPassword() {
        RunningTino tino = RunningTino.launch(folder, Map.of("DATABASE_URL", "postgres://me:hunter2@nowhere"));

        assertThat(tino.awaitExit()).isEqualTo(1);
        assertThat(tino.log()).startsWith("Tino does not start. DATABASE_URL cannot be used").hasLineCount(1)
                .doesNotContain("hunter2");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFailedStartLeavesNoServer() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            RunningTino tino = RunningTino.launch(folder, Map.of(), "-Dquarkus.http.port=" + taken.getLocalPort());

            assertThat(tino.awaitExit()).isEqualTo(1);
        }
        assertThat(servers()).isEmpty();
    }

    private Path data() throws IOException {
        return folder.toRealPath().resolve("data");
    }

    private Map<String, String> settings() throws IOException {
        return PostgresServer.settings(new DataFolder(data()));
    }

    private void execute(String... statements) throws IOException, SQLException {
        try (Connection connection = TestDatabase.connect(settings()); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> query(String sql) throws IOException, SQLException {
        try (Connection connection = TestDatabase.connect(settings())) {
            return texts(connection, sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Every live process that runs from this folder; a zombie tells no program. */
    private List<ProcessHandle> servers() throws IOException {
        Path data = data();
        return ProcessHandle.allProcesses()
                .filter(process -> new DataFolder(data).runs(process.info())).toList();
    }

    /** Those whose parent is no server itself. */
    private List<ProcessHandle> postmasters() throws IOException {
        List<ProcessHandle> servers = servers();
        return servers.stream().filter(server -> server.parent().filter(servers::contains).isEmpty()).toList();
    }

    private static String momentOf(String event, String log) {
        String line = log.lines().filter(text -> text.contains(event)).findFirst().orElseThrow();
        return line.substring(0, "2026-01-31 12:00:00.000".length());
    }
}
