package dev.tino.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDK of the image, where this machine has one beside its own. */
public final class Jdk25 {

    /** Where it is, if it is not where they usually are. */
    public static final String NAMED = "JAVA_25_HOME";

    private static final List<Path> USUAL = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"), Path.of("/opt"),
            Path.of("/Library/Java/JavaVirtualMachines"));

    private Jdk25() {
    }

    public static Optional<Path> find() throws IOException {
        List<Path> candidates = new ArrayList<>();
        Optional.ofNullable(System.getenv(NAMED)).map(Path::of).ifPresent(candidates::add);
        for (Path usual : USUAL) {
            if (Files.isDirectory(usual)) {
                try (Stream<Path> found = Files.list(usual)) {
                    found.sorted().flatMap(one -> Stream.of(one, one.resolve("Contents/Home"))).forEach(candidates::add);
                }
            }
        }
        for (Path candidate : candidates) {
            Path release = candidate.resolve("release");
            if (Files.isRegularFile(release) && Files.readString(release).contains("JAVA_VERSION=\"25")) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
