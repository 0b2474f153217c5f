package dev.tino.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server that a {@code postmaster.pid} tells of, whether it still lives or not.
 *
 * @see <a href="https://www.postgresql.org/docs/17/storage-file-layout.html">postmaster.pid</a>
 */
record Postmaster(long pid, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** Empty when there is no such file, or one that nobody finished writing. */
    static Optional<Postmaster> of(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        try {
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            return Optional.of(new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Whether that process runs our program on our data. */
    boolean isOurs(DataFolder folder) {
        Optional<ProcessHandle.Info> ours = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info)
                .filter(folder::runs);
        // Windows tells no arguments; but no other data folder has this very program.
        return ours.isPresent() && ours.flatMap(ProcessHandle.Info::arguments).map(List::of)
                .map(arguments -> arguments.contains(folder.cluster().toString())).orElse(true);
    }

    /**
     * Makes a left-over file harmless. PostgreSQL would believe it for as long as any process has that number; of its
     * starter it believes no such thing. The rest stays, so that it still finds memory that a dead server's children use.
     */
    static void disown(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            Files.delete(pidFile);
            return;
        }
        lines.set(PID_LINE, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);
    }
}
