package dev.tino.core.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import dev.tino.core.error.StartupRefused;

/** The embedded PostgreSQL of one data folder, whose lock the caller holds. */
final class PostgresServer {

    static final String NAME = "tino";

    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final String SECONDS_TO_WAIT = "60";

    // In postgresql.conf, where they may be changed. Statements that fail stay out of the log: they hold people's data.
    private static final Map<String, String> CONFIGURATION = Map.of("max_connections", "60", "shared_buffers", "128MB",
            "fsync", "on", "synchronous_commit", "on", "password_encryption", "scram-sha-256", "log_min_messages", "log",
            "log_checkpoints", "off", "jit", "off");

    private final DataFolder folder;
    private final Path binaries;

    private PostgresServer(DataFolder folder, Path binaries) {
        this.folder = folder;
        this.binaries = binaries;
    }

    /** Ready to start: the programs are there, and no other server has the data. */
    static PostgresServer prepare(DataFolder folder, PostgresBinaries archive) throws IOException {
        PostgresServer server = new PostgresServer(folder, archive.unpack(folder.binaries()));
        server.takeOver();
        return server;
    }

    /** What a killed Tino left behind is stopped, once it is known to be ours; nothing else is touched. */
    private void takeOver() throws IOException {
        Optional<Postmaster> orphan = Postmaster.of(folder.postmasterPid()).filter(found -> found.isOurs(folder));
        if (orphan.isPresent()) {
            LOG.infof("Stopping the PostgreSQL (process %d) that a killed Tino left behind", orphan.get().pid());
            stopping().run("");
        } else if (Files.exists(folder.postmasterPid())) {
            Postmaster.disown(folder.postmasterPid());
        }
        // What runs from this folder now belongs to nobody: an initdb that outlived its Tino would write into the next.
        ProcessHandle.allProcesses().filter(process -> folder.runs(process.info())).forEach(PostgresServer::end);
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        // Where nobody reaps the dead they never exit, and harm no more.
        process.onExit().completeOnTimeout(process, 2, TimeUnit.SECONDS).join();
    }

    void start() throws IOException {
        if (!Files.isDirectory(folder.cluster())) {
            create();
        }
        // Its own group of processes, so Ctrl-C reaches Tino alone; loopback, and no socket file in a shared folder.
        String options = "-p %d -h 127.0.0.1 -c unix_socket_directories=".formatted(freePort());
        try {
            PostgresProgram.of(binaries, "pg_ctl", "start", "-s", "-w", "-t", SECONDS_TO_WAIT, "-D",
                    folder.cluster().toString(), "-l", folder.log().toString(), "-o", options).run("");
        } catch (StartupRefused refused) {
            throw new StartupRefused(refused.getMessage() + " The reason is at the end of " + folder.log());
        }
    }

    private void create() throws IOException {
        LOG.infof("Creating the embedded database in %s", folder.cluster());
        // On the disk before a cluster is that knows it: after a crash there may be a password too many, never one too few.
        String password = newPassword();
        Path unfinished = folder.unfinishedCluster();
        PostgresBinaries.delete(unfinished);
        initialize(unfinished);
        Files.writeString(unfinished.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        // Tino's own role is none that may read files or start programs. The one that may has no password: it cannot enter.
        PostgresProgram.of(binaries, "postgres", "--single", "-c", "exit_on_error=on", "-D", unfinished.toString(),
                "postgres").run("""
                        create role %1$s login createrole password '%2$s'
                        create database %1$s owner %1$s
                        """.formatted(NAME, password));
        Files.move(unfinished, folder.cluster());
    }

    /** UTF-8, sorted by code point alike on every machine, with case and letters as Unicode has them. */
    private void initialize(Path cluster) {
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-U", "postgres", "-A", "reject", "-E",
                "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"));
        arguments.addAll(PostgresBinaries.characterType());
        CONFIGURATION.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        PostgresProgram.of(binaries, "initdb", arguments.toArray(String[]::new)).run("");
    }

    private String newPassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Files.deleteIfExists(folder.password());
        Files.createFile(folder.password(), DataFolder.ownerOnly("rw-------"));
        try (FileChannel file = FileChannel.open(folder.password(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(password.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        return password;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Ends every session, writes what is open and waits until the server is gone. */
    PostgresProgram stopping() {
        return PostgresProgram.of(binaries, "pg_ctl", "stop", "-s", "-w", "-t", SECONDS_TO_WAIT, "-m", "fast", "-D",
                folder.cluster().toString());
    }

    static Map<String, String> settings(DataFolder folder) throws IOException {
        String password = Files.exists(folder.password()) ? Files.readString(folder.password()).strip() : "";
        if (password.isEmpty()) {
            throw new StartupRefused(("%s is gone or empty: without it nobody enters the database beside it. "
                    + "Put it back from a backup, or begin anew without %s.").formatted(folder.password(), folder.cluster()));
        }
        int port = Postmaster.of(folder.postmasterPid())
                .orElseThrow(() -> new StartupRefused("The embedded PostgreSQL has gone. Start Tino anew.")).port();
        return new DatabaseUrl("127.0.0.1", port, NAME, NAME, password, SslMode.DISABLE, null,
                null).settings();
    }
}
