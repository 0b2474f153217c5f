package dev.tino.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.database.EmbeddedDatabase;
import dev.tino.core.database.ExternalPostgres;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestFork;

/** What the suite before this left behind holds none of the secrets that it used. */
class SecretsIT {

    private static final int BEGINNING = 8;

    private final Map<String, List<String>> secretsByBeginning = new HashMap<>();

    @BeforeEach
    void readTheSecrets() throws IOException {
        List<String> secrets = new ArrayList<>();
        for (TestFork fork : TestFork.all()) {
            secrets.addAll(fork.secrets());
            try (var keys = Files.newDirectoryStream(fork.database().resolve("keys"), "*.pem")) {
                for (Path key : keys) {
                    Files.readAllLines(key).stream().filter(line -> !line.startsWith("-----")).forEach(secrets::add);
                }
            }
        }
        secrets.forEach(this::lookFor);
        assertThat(secrets).hasSizeGreaterThan(1_000);
    }

    /** As it is, and in the digits that bytes are printed in. */
    private void lookFor(String secret) {
        String digits = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        for (String form : List.of(secret, digits)) {
            secretsByBeginning.computeIfAbsent(form.substring(0, Math.min(BEGINNING, form.length())), none -> new ArrayList<>())
                    .add(form);
        }
    }

    @Test
    void aSecretThatIsThereIsFound() throws SQLException {
        lookFor("planted-0815");
        List<String> found = new ArrayList<>();

        try (var connection = TestDatabase.connect(EmbeddedDatabase.startOnce(TestDatabase.FOLDER).settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select t::text from (values ('{\"a\":\"planted-0815\"}', 1),"
                        + " ('nothing', 2)) t union all select t::text from (values ('see planted-0815'::bytea, 3)) t")) {
            while (row.next()) {
                look("planted", row.getString(1), found);
            }
        }

        assertThat(found).containsExactly("planted: (\"{\"\"a\"\":\"\"<secret>\"\"}\",1)",
                "planted: (\"\\\\x73656520<secret>\",3)");
    }

    @Test
    void theDatabasesHoldNoSecret() throws Exception {
        long characters = 0;
        List<String> found = new ArrayList<>();
        for (TestFork fork : TestFork.all()) {
            try (var server = ExternalPostgres.startIn(fork.database());
                    var connection = server.connect();
                    Statement statement = connection.createStatement()) {
                for (String table : tables(statement)) {
                    try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                        while (rows.next()) {
                            characters += rows.getString(1).length();
                            look(table, rows.getString(1), found);
                        }
                    }
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(characters).isGreaterThan(1_000_000);
    }

    @Test
    void theLogsHoldNoSecret() throws IOException {
        long characters = 0;
        List<String> found = new ArrayList<>();
        for (TestFork fork : TestFork.all()) {
            for (Path log : fork.logs()) {
                for (String line : Files.readAllLines(log)) {
                    characters += line.length();
                    look(log.toString(), line, found);
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(characters).isGreaterThan(10_000);
    }

    /** Adds where a secret stands in a text; not the secret, which would then stand in a report. */
    private void look(String place, String text, List<String> found) {
        for (int i = 0; i + BEGINNING <= text.length(); i++) {
            for (String secret : secretsByBeginning.getOrDefault(text.substring(i, i + BEGINNING), List.of())) {
                if (text.startsWith(secret, i)) {
                    found.add("%s: %s".formatted(place, text.replace(secret, "<secret>")));
                }
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement
                .executeQuery(
                        "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
