package dev.tino.core.web;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/**
 * Deletes what is left of uploads that broke off. The form parser deletes a file when its request ends in order, not
 * when the client goes away in the middle of it or its body is refused.
 */
@ApplicationScoped
class StaleUploads {

    private static final Logger LOG = Logger.getLogger(StaleUploads.class);
    /** Far longer than an upload takes: this is about a disk that fills, not about haste. */
    private static final Duration AGE = Duration.ofHours(6);

    private final Path folder;

    StaleUploads(@ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        this.folder = folder;
    }

    @Scheduled(every = "10m", concurrentExecution = SKIP)
    void deleteStale() {
        delete(Instant.now().minus(AGE));
    }

    /** Deletes the files that were last written before a time. */
    void delete(Instant before) {
        // A link may lead anywhere, and nobody uploads one.
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                deleteOld(file, before);
            }
        } catch (IOException unreadable) {
            LOG.warnf("Cannot clean up %s: %s", folder, unreadable.getMessage());
        }
    }

    private static void deleteOld(Path file, Instant before) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile() && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException gone) {
            LOG.debugf("Cannot delete %s: %s", file, gone.getMessage());
        }
    }
}
