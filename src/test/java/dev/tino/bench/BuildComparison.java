package dev.tino.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.tino.finance.corpus.GeneratedLine;
import dev.tino.finance.corpus.Lexicon;
import dev.tino.finance.corpus.StatementGenerator;
import dev.tino.testsupport.RunningTino;

/**
 * What a change costs those who do not use it: starts, memory and classifications of this build beside another one's, in
 * turn, each on a database of its own. {@code TINO_BENCH_OTHER} names the other's {@code quarkus-run.jar}.
 */
public final class BuildComparison {

    private static final String OTHER = "TINO_BENCH_OTHER";
    private static final int ROUNDS = 5;
    private static final int LINES = 1_000;
    private static final int BODIES = 40;
    private static final int CLIENTS = 16;
    private static final int SINGLES = 4_000;
    private static final long SEED = 7;
    private static final Map<String, ToDoubleFunction<Round>> FIGURES = figures();

    private BuildComparison() {
    }

    public static void main(String... arguments) throws Exception {
        if (System.getenv(OTHER) == null) {
            throw new IllegalStateException(OTHER + " names no build to compare with");
        }
        List<GeneratedLine> lines = new StatementGenerator(Lexicon.load(), SEED).generate(20_000).toList();
        Path folder = Path.of("target", "bench", "comparison-" + System.nanoTime());
        var own = new Build(RunningTino.JAR, folder.resolve("own"));
        var other = new Build(Path.of(System.getenv(OTHER)), folder.resolve("other"));
        // The first start makes the database.
        own.round(lines);
        other.round(lines);
        List<Round> withChange = new ArrayList<>();
        List<Round> without = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            // Neither always comes first.
            if (i % 2 == 0) {
                withChange.add(own.round(lines));
                without.add(other.round(lines));
            } else {
                without.add(other.round(lines));
                withChange.add(own.round(lines));
            }
        }
        System.out.printf(Locale.ROOT, "%-36s %10s %10s   ratio: median [lowest, highest] of %d pairs%n", "", "this", "other",
                ROUNDS);
        FIGURES.forEach((name, figure) -> System.out.println(line(name, figure, withChange, without)));
        System.exit(0);
    }

    private static Map<String, ToDoubleFunction<Round>> figures() {
        Map<String, ToDoubleFunction<Round>> figures = new LinkedHashMap<>();
        figures.put("ready, ms", Round::readyMillis);
        figures.put("resident when ready, MB", Round::idleMb);
        figures.put("resident at most, MB", Round::peakMb);
        figures.put("CPU a line, 1,000 a body, us", Round::lineMicros);
        figures.put("single lines, 16 clients, p50, ms", Round::singleMillis);
        return figures;
    }

    private record Build(Path jar, Path folder) {

        Round round(List<GeneratedLine> lines) throws Exception {
            try (var service = new ServiceUnderLoad(jar, folder, lines)) {
                long ready = service.startUp().toMillis();
                double idle = service.residentKb() / 1024.0;
                Measured batches = service.batches(LINES, BODIES);
                Map<String, Object> singles = service.singles(CLIENTS, SINGLES);
                return new Round(ready, idle, batches.peakResidentKb() / 1024.0, batches.cpuMicros(),
                        (double) singles.get("p50Millis"));
            }
        }
    }

    private record Round(double readyMillis, double idleMb, double peakMb, double lineMicros, double singleMillis) {
    }

    private static String line(String name, ToDoubleFunction<Round> figure, List<Round> own, List<Round> other) {
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            ratios[i] = figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(other.get(i));
        }
        Arrays.sort(ratios);
        return String.format(Locale.ROOT, "%-36s %10.2f %10.2f   %.3f [%.3f, %.3f]", name, median(figure, own),
                median(figure, other), ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
    }

    private static double median(ToDoubleFunction<Round> figure, List<Round> rounds) {
        return rounds.stream().mapToDouble(figure).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }
}
