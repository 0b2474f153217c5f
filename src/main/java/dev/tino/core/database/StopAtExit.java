package dev.tino.core.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

import dev.tino.core.error.StartupRefused;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;

/**
 * Holds the data folder's lock for as long as the JVM lives, and stops the server at its end.
 *
 * <p>
 * In dev mode it outlives the class loader that made it, so at the end it must need no class of ours that is not yet
 * loaded.
 */
final class StopAtExit extends Thread {

    // Held, not read: the lock goes when the channel is collected.
    @SuppressWarnings("unused")
    private final FileChannel lock;
    private final Object starting = new Object();
    private List<String> stopping;
    private boolean ended;

    StopAtExit(FileChannel lock) {
        super("stop-embedded-postgresql");
        this.lock = lock;
        // Loads what run() needs.
        ApplicationLifecycleManager.getCurrentApplication();
    }

    /**
     * Starts the server; the end of the JVM waits for it.
     *
     * @throws StartupRefused when the JVM is ending: nobody would stop the server any more
     */
    void start(PostgresServer server) throws IOException {
        synchronized (starting) {
            if (ended) {
                throw new StartupRefused("It was told to end before its database had started.");
            }
            stopping = server.stopping().command();
            server.start();
        }
    }

    @Override
    public void run() {
        // JVM hooks run side by side; the application still needs its database to end well.
        Application application = ApplicationLifecycleManager.getCurrentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        synchronized (starting) {
            ended = true;
            if (stopping != null) {
                stopServer();
            }
        }
    }

    /** Quarkus has closed the log by now: a word of success stands in the server's own, a failure on the console. */
    private void stopServer() {
        try {
            int exitCode = new ProcessBuilder(stopping).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            if (exitCode != 0) {
                System.err.println("The embedded PostgreSQL did not stop, or was not running any more.");
            }
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL could not be stopped: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
