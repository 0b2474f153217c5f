package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.error.StartupRefused;

class PostgresServerTest {

    @TempDir
    Path root;

    DataFolder folder;

    @BeforeEach
    void aServerRuns() throws IOException {
        folder = new DataFolder(root);
        Files.createDirectory(folder.cluster());
        Files.writeString(folder.postmasterPid(), "4711\n/data\n1795174539\n5433\n\n127.0.0.1\n");
    }

    @Test
    void theSettingsLeadToIt() throws IOException {
        Files.writeString(folder.password(), "s3cret");

        assertThat(PostgresServer.settings(folder))
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:5433/tino")
                .containsEntry("quarkus.datasource.password", "s3cret");
    }

    @Test
    void anEmptyPasswordIsRefused() throws IOException {
        Files.createFile(folder.password());

        assertRefused();
    }

    @Test
    void aMissingPasswordIsRefused() {
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> PostgresServer.settings(folder)).isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith(folder.password() + " is gone or empty");
    }
}
