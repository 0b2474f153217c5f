package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.database.EmbeddedDatabase;
import dev.tino.testsupport.TestDatabase;

/** The step that removes versions without a signature, in a schema of its own. */
class SignedVersionsMigrationTest {

    private static final String SCHEMA = "before_signed_versions";

    private final Map<String, String> settings = EmbeddedDatabase.startOnce(TestDatabase.FOLDER).settings();

    @AfterEach
    void removeSchema() throws SQLException {
        run("drop schema %s cascade".formatted(SCHEMA));
    }

    @Test
    void whoseOwnModelIsRemovedHasOneTrainedWithHisNextCorrection() throws SQLException {
        migrate("44");
        for (int person = 1; person <= 3; person++) {
            run("insert into users (id, email, password_hash, created_at) values ('%s', '%d@example.org', '', now())"
                    .formatted(id(person), person));
        }
        run("insert into finance_training (owner_id, corrections) values ('%s', 27), ('%s', 4)".formatted(id(1), id(3)));
        for (int person = 1; person <= 2; person++) {
            run("insert into model_version values ('own.%d', 1, '%s', '', '', 10, '{}', now())".formatted(person, id(person)));
        }
        run("insert into model_version values ('shipped', 1, null, '', '', 10, '{}', now())");

        migrate("50");

        assertThat(corrections()).containsExactly(39, 19, 4);
    }

    private static String id(int person) {
        return "00000000-0000-0000-0000-00000000000" + person;
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(settings.get("quarkus.datasource.jdbc.url"), settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password")).schemas(SCHEMA).target(target).load().migrate();
    }

    private List<Integer> corrections() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select corrections from finance_training order by owner_id")) {
            var corrections = new ArrayList<Integer>();
            while (found.next()) {
                corrections.add(found.getInt(1));
            }
            return corrections;
        }
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = connect(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = TestDatabase.connect(settings);
        connection.setSchema(SCHEMA);
        return connection;
    }
}
