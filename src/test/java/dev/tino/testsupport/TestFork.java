package dev.tino.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process that runs tests leaves behind, beside others that run the rest of them. */
public record TestFork(Path folder) {

    private static final Path ALL = Path.of("target", "test-forks");

    /** The one that runs this. */
    public static final TestFork THIS = new TestFork(ALL.resolve(System.getProperty("tino.test.fork", "fork-1")));

    /** Those that ran unit tests. */
    public static List<TestFork> all() throws IOException {
        return list(ALL, "fork-*").stream().map(TestFork::new).toList();
    }

    /** What the application under test tells; older parts have a number behind their names. */
    public Path log() {
        return folder.resolve("tino.log");
    }

    public List<Path> logs() throws IOException {
        return list(folder, "tino.log*");
    }

    public Path database() {
        return folder.resolve("database");
    }

    /** What its tests sent or were given; none when they knew no secrets. */
    public List<String> secrets() throws IOException {
        return Files.exists(secretsFile()) ? Files.readAllLines(secretsFile()) : List.of();
    }

    Path secretsFile() {
        return folder.resolve("secrets.txt");
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> folder.getFileSystem().getPathMatcher("glob:" + pattern).matches(path.getFileName()))
                    .toList();
        }
    }
}
