package dev.tino.core.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;

import dev.tino.core.error.StartupRefused;

/** The PostgreSQL that this JVM brought with it: one, from the first call until the JVM ends. */
public final class EmbeddedDatabase {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    // JVM-wide, which no static field is: a live reload runs main again in another class loader.
    private static final String RUNNING_IN = "tino.database.embedded-in";

    private final DataFolder folder;

    private EmbeddedDatabase(DataFolder folder) {
        this.folder = folder;
    }

    /** Empty until {@link #startOnce}. */
    static Optional<EmbeddedDatabase> running() {
        return Optional.ofNullable(System.getProperty(RUNNING_IN)).map(Path::of).map(DataFolder::new)
                .map(EmbeddedDatabase::new);
    }

    /**
     * Starts the server whose data lie in {@code path}, or finds the one that this JVM runs already.
     *
     * @throws StartupRefused when another Tino uses the folder, or the server cannot run here
     */
    public static synchronized EmbeddedDatabase startOnce(Path path) {
        return running().orElseGet(() -> {
            EmbeddedDatabase started = start(path);
            System.setProperty(RUNNING_IN, started.folder.root().toString());
            return started;
        });
    }

    private static EmbeddedDatabase start(Path path) {
        long begin = System.nanoTime();
        try {
            PostgresBinaries binaries = PostgresBinaries.find();
            DataFolder folder = DataFolder.create(path);
            StopAtExit stop = new StopAtExit(lock(folder));
            Runtime.getRuntime().addShutdownHook(stop);
            stop.start(PostgresServer.prepare(folder, binaries));
            LOG.infof("Embedded PostgreSQL ready in %d ms, data in %s", (System.nanoTime() - begin) / 1_000_000,
                    folder.cluster());
            return new EmbeddedDatabase(folder);
        } catch (IOException e) {
            throw new StartupRefused("The data folder %s cannot be used: %s".formatted(path.toAbsolutePath(), e));
        }
    }

    /** Held until the JVM ends, however it ends. */
    private static FileChannel lock(DataFolder folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            String holder = holder(channel);
            channel.close();
            throw new StartupRefused("Another Tino%s uses the data folder %s.".formatted(holder, folder.root()));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
        return text.isEmpty() ? "" : " (process " + text + ")";
    }

    /** What Quarkus must know to reach it. */
    public Map<String, String> settings() {
        try {
            return PostgresServer.settings(folder);
        } catch (IOException e) {
            throw new StartupRefused("The data folder %s cannot be read: %s".formatted(folder.root(), e));
        }
    }
}
