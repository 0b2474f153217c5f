package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.testsupport.RunningTino;

/** How long it takes from {@code java -jar} to the first answer; printed, for a clock makes a poor assertion. */
class StartUpIT {

    private static final int STARTS = 5;

    @TempDir
    Path folder;

    @Test
    void startsAreMeasured() throws IOException {
        List<Duration> first = new ArrayList<>();
        List<Duration> second = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path fresh = Files.createDirectory(folder.resolve("start-" + i));
            first.add(startUp(fresh));
            second.add(startUp(fresh));
        }

        System.out.printf("Ready, median of %d starts: %d ms from nothing, %d ms on the second start%n", STARTS,
                median(first), median(second));
        assertThat(first).hasSize(STARTS);
    }

    private static Duration startUp(Path folder) {
        try (RunningTino tino = RunningTino.in(folder)) {
            return tino.startUp();
        }
    }

    private static long median(List<Duration> durations) {
        return durations.stream().sorted().skip(STARTS / 2).findFirst().orElseThrow().toMillis();
    }
}
