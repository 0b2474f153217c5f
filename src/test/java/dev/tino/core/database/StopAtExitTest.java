package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.error.StartupRefused;

class StopAtExitTest {

    @TempDir
    Path parent;

    @Test
    void noServerStartsOnceTheJvmEnds() throws Exception {
        DataFolder folder = DataFolder.create(parent.resolve("data"));
        PostgresServer server = PostgresServer.prepare(folder, PostgresBinaries.find());
        try (FileChannel lock = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            StopAtExit stop = new StopAtExit(lock);
            stop.run();

            try {
                assertThatThrownBy(() -> stop.start(server)).isInstanceOf(StartupRefused.class)
                        .hasMessageContaining("told to end");
            } finally {
                stop.run();
            }
        }
        assertThat(folder.cluster()).doesNotExist();
        assertThat(folder.password()).doesNotExist();
    }
}
