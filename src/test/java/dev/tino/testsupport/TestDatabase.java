package dev.tino.testsupport;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * One embedded server for all tests of a run, with an empty schema at its beginning, and keys to sign tokens and to seal
 * with: {@code @QuarkusTestResource(TestDatabase.class)}.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Its data, which stay after the tests. */
    public static final Path FOLDER = TestFork.THIS.database();

    private static final Path KEYS = FOLDER.resolve("keys");
    private static final String EMPTIED = "tino.test.database-emptied";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(EmbeddedDatabase.startOnce(FOLDER).settings());
        if (System.setProperty(EMPTIED, "true") == null) {
            empty(settings);
            Secrets.forget();
        }
        settings.put("tino.database.embedded", "true");
        if (!KeyFolder.holdsKeys(KEYS)) {
            KeyFolder.generate(KEYS);
        }
        if (!SealingKeys.areThere(Optional.empty(), KEYS)) {
            SealingKeys.generate(KEYS);
        }
        settings.put("tino.auth.keys-directory", KEYS.toString());
        settings.put("tino.admin.email", Account.ADMIN_EMAIL);
        settings.put("tino.admin.password", Account.ADMIN_PASSWORD);
        // Hundreds of users register; nobody guesses their passwords.
        settings.put("tino.auth.bcrypt-cost", "4");
        return settings;
    }

    /** Migrations change while they are written; what an earlier run left would not fit them. */
    private static void empty(Map<String, String> settings) {
        try (Connection connection = connect(settings); Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists observatory cascade");
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of one's own, beside the application's. */
    public static Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"), settings.get("quarkus.datasource.password"));
    }

    /** The server stays for the next test class; it ends with the JVM. */
    @Override
    public void stop() {
    }
}
