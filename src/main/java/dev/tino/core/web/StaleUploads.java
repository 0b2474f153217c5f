package dev.tino.core.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * Deletes what is left of uploads that broke off. The form parser deletes a file when its request ends in order, not
 * when the client goes away in the middle of it or its body is refused.
 */
@ApplicationScoped
class StaleUploads {

    private static final Logger LOG = Logger.getLogger(StaleUploads.class);
    /** No request lasts so long. */
    private static final Duration AGE = Duration.ofMinutes(10);

    private final Path folder;

    StaleUploads(@ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        this.folder = folder;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(0, AGE.toMillis() / 2, timer -> vertx.executeBlocking(() -> {
            delete(Instant.now().minus(AGE));
            return null;
        }));
    }

    /** Deletes the files that were last written before a time. */
    void delete(Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unreadable) {
            LOG.warnf("Cannot clean up %s: %s", folder, unreadable.getMessage());
        }
    }
}
