package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    @TempDir
    Path root;

    @Test
    void theFileTellsProcessAndPort() throws IOException {
        Path file = pidFile(4711);

        assertThat(Postmaster.of(file)).contains(new Postmaster(4711, 5433));
    }

    @Test
    void aFileThatNobodyFinishedTellsNothing() throws IOException {
        Path file = Files.writeString(root.resolve("postmaster.pid"), "4711\n/some/where\n");

        assertThat(Postmaster.of(file)).isEmpty();
        assertThat(Postmaster.of(root.resolve("absent"))).isEmpty();
    }

    @Test
    void aForeignProcessIsNotOurs() {
        assertThat(new Postmaster(ProcessHandle.current().pid(), 5433).isOurs(new DataFolder(root))).isFalse();
    }

    @Test
    void aDeadProcessIsNotOurs() throws Exception {
        DataFolder folder = new DataFolder(root.toRealPath());
        Process process = running(folder, folder.cluster());
        process.destroyForcibly().waitFor();

        assertThat(new Postmaster(process.pid(), 5433).isOurs(folder)).isFalse();
    }

    @Test
    void ourProgramOnOurDataIsOurs() throws Exception {
        DataFolder folder = new DataFolder(root.toRealPath());
        Process ours = running(folder, folder.cluster());
        try {
            assertThat(new Postmaster(ours.pid(), 5433).isOurs(folder)).isTrue();
        } finally {
            ours.destroyForcibly();
        }
    }

    @Test
    void ourProgramOnOthersDataIsNotOurs() throws Exception {
        DataFolder folder = new DataFolder(root.toRealPath());
        Process others = running(folder, folder.root().resolve("elsewhere"));
        try {
            assertThat(new Postmaster(others.pid(), 5433).isOurs(folder)).isFalse();
        } finally {
            others.destroyForcibly();
        }
    }

    @Test
    void othersProgramOnOurDataIsNotOurs() throws Exception {
        DataFolder folder = new DataFolder(root.toRealPath());
        Process others = running(new DataFolder(folder.root().resolve("elsewhere")), folder.cluster());
        try {
            assertThat(new Postmaster(others.pid(), 5433).isOurs(folder)).isFalse();
        } finally {
            others.destroyForcibly();
        }
    }

    /** A shell, put where the server's program would be, that waits for a line which never comes. */
    private static Process running(DataFolder folder, Path data) throws IOException {
        Path program = folder.binaries().resolve("bin/postgres");
        Files.createDirectories(program.getParent());
        Files.copy(Path.of("/bin/sh").toRealPath(), program);
        program.toFile().setExecutable(true);
        return new ProcessBuilder(program.toString(), "-c", "read line", "postgres", "-D", data.toString()).start();
    }

    @Test
    void aDisownedFileNamesItsStarterAndKeepsTheRest() throws IOException {
        Path file = pidFile(4711);

        Postmaster.disown(file);

        assertThat(Files.readAllLines(file)).hasSize(8).startsWith(Long.toString(ProcessHandle.current().pid()), "/data")
                .endsWith("ready   ");
    }

    private Path pidFile(long pid) throws IOException {
        return Files.writeString(root.resolve("postmaster.pid"),
                "%d\n/data\n1795174539\n5433\n\n127.0.0.1\n 10076423         5\nready   \n".formatted(pid));
    }
}
