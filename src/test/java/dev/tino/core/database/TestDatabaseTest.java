package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TestDatabaseTest {

    @Inject
    Pool pool;

    @ConfigProperty(name = "tino.database.embedded")
    boolean embedded;

    @Test
    void theApplicationUsesTheServerOfTheTests() {
        Row row = pool.query("select current_user, current_database(), current_setting('port')").executeAndAwait()
                .iterator().next();

        assertThat(row.getString(0)).isEqualTo("tino");
        assertThat(row.getString(1)).isEqualTo("tino");
        assertThat(TestDatabase.FOLDER.resolve("postgres/postmaster.pid")).content().contains("\n" + row.getString(2) + "\n");
        assertThat(embedded).isTrue();
    }
}
