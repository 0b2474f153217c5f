package dev.tino.core.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tino.testsupport.TestDatabase;

/** A server that stands beside Tino, as an operator's own does: it can be stopped, and comes back at the same address. */
public final class ExternalPostgres implements AutoCloseable {

    private final DataFolder folder;
    private final Path binaries;
    private final int port;
    private final Map<String, String> settings;
    private final String url;

    private ExternalPostgres(DataFolder folder, Path binaries) throws IOException {
        this.folder = folder;
        this.binaries = binaries;
        this.port = Postmaster.of(folder.postmasterPid()).orElseThrow().port();
        settings = PostgresServer.settings(folder);
        this.url = settings.get(DatabaseSettings.REACTIVE_URL).replace("//",
                "//%s:%s@".formatted(PostgresServer.NAME, settings.get("quarkus.datasource.password")));
    }

    /** A new one whose data lie in {@code path}. */
    public static ExternalPostgres startIn(Path path) throws IOException {
        DataFolder folder = DataFolder.create(path);
        PostgresBinaries archive = PostgresBinaries.find();
        PostgresServer.prepare(folder, archive).start();
        return new ExternalPostgres(folder, archive.unpack(folder.binaries()));
    }

    /** What {@code DATABASE_URL} is to be. */
    public String url() {
        return url;
    }

    public int port() {
        return port;
    }

    /** Without what it had so far: as statements of a superuser make it, a line each. */
    public void makeAnew(List<String> statements) {
        stop("fast");
        PostgresProgram.of(binaries, "postgres", "--single", "-c", "exit_on_error=on", "-D", folder.cluster().toString(),
                "postgres").run(
                        "drop database %1$s\ndrop role %1$s\n%2$s\n".formatted(PostgresServer.NAME,
                                String.join("\n", statements)));
        start();
    }

    /** A connection of one's own, beside any Tino's. */
    public Connection connect() throws SQLException {
        return TestDatabase.connect(settings);
    }

    public void start() {
        run("start", "-l", folder.log().toString(), "-o",
                "-p %d -h 127.0.0.1 -c unix_socket_directories=".formatted(port));
    }

    /**
     * Every session ends at once.
     *
     * @param mode {@code fast}, which tells clients, or {@code immediate}, which is a crash
     */
    public void stop(String mode) {
        run("stop", "-m", mode);
    }

    /** From now on it takes connections and requests as ever, and answers none. */
    public void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(Postmaster.of(folder.postmasterPid()).orElseThrow().pid()).orElseThrow();
        // The parent first, or it would start another child meanwhile.
        for (ProcessHandle process : Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        }
    }

    private void run(String action, String... arguments) {
        String[] common = { action, "-s", "-w", "-D", folder.cluster().toString() };
        PostgresProgram.of(binaries, "pg_ctl",
                Stream.concat(Stream.of(common), Stream.of(arguments)).toArray(String[]::new)).run("");
    }

    @Override
    public void close() throws IOException {
        if (Postmaster.of(folder.postmasterPid()).isPresent()) {
            stop("immediate");
        }
    }
}
