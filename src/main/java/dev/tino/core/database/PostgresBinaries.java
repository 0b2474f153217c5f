package dev.tino.core.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import dev.tino.core.error.StartupRefused;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;

/** PostgreSQL's programs, unpacked from the class path once and kept beside the data. */
final class PostgresBinaries {

    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);

    private final byte[] archive;

    private PostgresBinaries(byte[] archive) {
        this.archive = archive;
    }

    /** @throws StartupRefused when this build carries none for this machine */
    static PostgresBinaries find() throws IOException {
        String architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture)) {
            return new PostgresBinaries(archive.readAllBytes());
        } catch (IllegalStateException e) {
            throw new StartupRefused("No database: this build carries no embedded PostgreSQL for %s on %s. "
                    .formatted(system(), architecture)
                    + "Set DATABASE_URL=postgresql://user:password@host:port/database.");
        }
    }

    /**
     * Once only; other releases' programs go.
     *
     * @return the folder that holds {@code bin}
     */
    Path unpack(Path folder) throws IOException {
        Path unpacked = folder.resolve(digest(archive));
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        delete(folder);
        Path unfinished = folder.resolve("unfinished");
        Files.createDirectories(unfinished, DataFolder.ownerOnly("rwx------"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        return Files.move(unfinished, unpacked);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ("bin".equals(target.getParent().getFileName().toString())) {
            target.toFile().setExecutable(true, true);
        }
    }

    /** As zonky names it. */
    private static String system() {
        if (SYSTEM.startsWith("windows")) {
            return "Windows";
        }
        return SYSTEM.startsWith("mac") ? "Darwin" : "Linux";
    }

    static Path program(Path binaries, String name) {
        return binaries.resolve("bin").resolve(SYSTEM.startsWith("windows") ? name + ".exe" : name);
    }

    /** What {@code LC_CTYPE} is called where letters beyond ASCII are letters. */
    static List<String> characterType() {
        if (SYSTEM.startsWith("windows")) {
            return List.of();
        }
        return List.of("--lc-ctype=" + (SYSTEM.startsWith("mac") ? "en_US.UTF-8" : "C.UTF-8"));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
