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
        Process process = new ProcessBuilder("sleep", "0").start();
        process.waitFor();

        assertThat(new Postmaster(process.pid(), 5433).isOurs(new DataFolder(root))).isFalse();
    }

    @Test
    void ourProgramOnOurDataIsOursAndOnOthersDataIsNot() throws Exception {
        DataFolder folder = new DataFolder(root.toRealPath());
        Path program = folder.binaries().resolve("bin/postgres");
        Files.createDirectories(program.getParent());
        Files.copy(Path.of("/bin/sleep").toRealPath(), program);
        program.toFile().setExecutable(true);

        Process others = new ProcessBuilder(program.toString(), "60").start();

        assertThat(new Postmaster(others.pid(), 5433).isOurs(folder)).isFalse();
        others.destroyForcibly();
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
