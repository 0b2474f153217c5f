package dev.tino.core.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where an embedded Tino keeps everything; for its owner's eyes only.
 *
 * @param root absolute, without symbolic links
 */
record DataFolder(Path root) {

    static DataFolder create(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            if (absolute.getParent() != null) {
                Files.createDirectories(absolute.getParent());
            }
            Files.createDirectory(absolute, ownerOnly("rwx------"));
        }
        return new DataFolder(absolute.toRealPath());
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
    }

    Path lock() {
        return root.resolve("tino.lock");
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    /** A cluster in the making; it becomes {@link #cluster()} in one step, once it is whole. */
    Path unfinishedCluster() {
        return root.resolve("postgres.unfinished");
    }

    Path postmasterPid() {
        return cluster().resolve("postmaster.pid");
    }

    Path password() {
        return root.resolve("postgres.password");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path binaries() {
        return root.resolve("postgres.binaries");
    }

    /** Whether a program of this folder runs there; of a zombie, and of others' processes, nobody can tell. */
    boolean runs(ProcessHandle.Info process) {
        return process.command().filter(program -> Path.of(program).startsWith(binaries())).isPresent();
    }
}
