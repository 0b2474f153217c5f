package dev.tino.core.database;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.tino.core.error.StartupRefused;

/**
 * Where an embedded Tino keeps everything; for its owner's eyes only.
 *
 * @param root absolute, without symbolic links
 */
record DataFolder(Path root) {

    private static final String OWNER_ONLY = "rwx------";

    /** @throws StartupRefused when others may write there, and so replace the programs that Tino starts from it */
    static DataFolder create(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            if (absolute.getParent() != null) {
                Files.createDirectories(absolute.getParent());
            }
            Files.createDirectory(absolute, ownerOnly(OWNER_ONLY));
        }
        DataFolder folder = new DataFolder(absolute.toRealPath());
        folder.keepOthersOut();
        return folder;
    }

    private void keepOthersOut() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(root, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        if (isTinosAlone()) {
            view.setPermissions(PosixFilePermissions.fromString(OWNER_ONLY));
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (permissions.contains(GROUP_WRITE) || permissions.contains(OTHERS_WRITE)) {
            throw new StartupRefused(("Others may write into the data folder %s, and so replace the programs that Tino"
                    + " starts from it. Make it writable for its owner alone, or choose another.").formatted(root));
        }
    }

    /** What else may live there, a home or a shared place, others may have to enter. */
    private boolean isTinosAlone() throws IOException {
        Path probe = Files.createTempFile("tino", null);
        UserPrincipal self = Files.getOwner(probe);
        Files.delete(probe);
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> found = entries.toList();
            for (Path path : found) {
                if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(self)) {
                    return false;
                }
            }
            return Files.getOwner(root).equals(self) && (found.isEmpty() || found.contains(lock()));
        }
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
