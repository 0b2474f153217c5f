package dev.tino.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleUploadsTest {

    @TempDir
    Path folder;

    @Test
    void onlyOldFilesAreDeleted() throws Exception {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");
        Path old = Files.setLastModifiedTime(Files.createFile(folder.resolve("old")), FileTime.from(now.minusSeconds(601)));
        Path recent = Files.setLastModifiedTime(Files.createFile(folder.resolve("recent")), FileTime.from(now.minusSeconds(5)));

        new StaleUploads(folder).delete(now.minusSeconds(600));

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void aFolderThatIsNotThereYetIsNoFault() {
        new StaleUploads(folder.resolve("none")).delete(Instant.now());

        assertThat(folder.resolve("none")).doesNotExist();
    }
}
