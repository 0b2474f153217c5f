package dev.tino.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tino.testsupport.RunningTino;

/** From {@code java -jar} to the first answer that says ready, the making of the database included the first time. */
public final class StartUp {

    private static final int STARTS = 5;

    private StartUp() {
    }

    /** Medians in milliseconds: {@code fromNothingMillis}, {@code secondStartMillis}. */
    public static Map<String, Object> measure() throws Exception {
        List<Duration> first = new ArrayList<>();
        List<Duration> second = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path folder = Files.createTempDirectory("tino-start-up");
            try {
                first.add(startUp(folder));
                second.add(startUp(folder));
            } finally {
                delete(folder);
            }
        }
        Map<String, Object> medians = new LinkedHashMap<>();
        medians.put("fromNothingMillis", median(first));
        medians.put("secondStartMillis", median(second));
        return medians;
    }

    private static Duration startUp(Path folder) {
        try (RunningTino tino = RunningTino.in(folder)) {
            return tino.startUp();
        }
    }

    private static long median(List<Duration> durations) {
        return durations.stream().sorted().skip(STARTS / 2).findFirst().orElseThrow().toMillis();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(StartUp::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
