package dev.tino.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.finance.classification.Classifier;
import dev.tino.finance.classification.TransactionFeatures;
import dev.tino.finance.corpus.GeneratedLine;
import dev.tino.finance.corpus.Lexicon;
import dev.tino.finance.corpus.StatementGenerator;
import dev.tino.ml.Models;
import dev.tino.ml.dataset.Dataset;
import dev.tino.models.NamedModels;

/**
 * Two versions of one model that take turns while 16 clients have lines classified in a closed loop: no request fails, no
 * answer mixes versions, and memory stays where it was after the tenth swap. Linux only: it reads /proc.
 */
final class SwapCost implements AutoCloseable {

    static final int PREDICTIONS = 100_000;
    static final int SWAPS = 200;

    private static final int CLIENTS = 16;
    private static final int WARM_UP = 20_000;
    private static final int SETTLED_AFTER = 10;
    private static final double MOST_GROWTH = 0.05;
    private static final int PROBES = 64;
    private static final int TRAINING_LINES = 3_000;

    private final SwapService service;
    private final List<String> probes;
    /** By version, the confidence of each probe. */
    private final Map<Integer, List<Double>> expected = new LinkedHashMap<>();
    private final List<long[]> swaps = new ArrayList<>();
    private int serving = 1;

    private SwapCost(Path folder) throws Exception {
        List<GeneratedLine> lines = new StatementGenerator(Lexicon.load(), 11).generate(TRAINING_LINES).toList();
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.write(models.resolve("second.onnx"), second(lines));
        service = new SwapService(folder, models);
        probes = lines.subList(0, PROBES).stream().map(SwapService::body).toList();
    }

    /** The figures by themselves; the numbers of predictions and swaps may be given. */
    public static void main(String... arguments) throws Exception {
        int predictions = arguments.length == 0 ? PREDICTIONS : Integer.parseInt(arguments[0]);
        int swaps = arguments.length < 2 ? SWAPS : Integer.parseInt(arguments[1]);
        measure(Path.of("target", "bench", "swaps"), predictions, swaps)
                .forEach((what, value) -> System.out.println(what + " = " + value));
        System.exit(0);
    }

    static Map<String, Object> measure(Path folder, int predictions, int swaps) throws Exception {
        Files.createDirectories(folder);
        try (var cost = new SwapCost(folder)) {
            return cost.measure(predictions, swaps);
        }
    }

    private static byte[] second(List<GeneratedLine> lines) {
        var dataset = new Dataset(TransactionFeatures.SCHEMA,
                lines.stream().map(line -> TransactionFeatures.row(line.date(), line.description(), line.amount())).toList(),
                lines.stream().map(GeneratedLine::category).toList());
        return NamedModels.file(Classifier.MODEL, Models.linear(dataset, 11), dataset).bytes();
    }

    private Map<String, Object> measure(int predictions, int count) throws Exception {
        for (int version : new int[] { 2, 1 }) {
            swapTo(version);
            expected.put(version, probed(version));
        }
        requireDistinct();
        load(WARM_UP, 0);
        swaps.clear();
        Run run = load(predictions, count);
        require(run.residentKb[1] <= run.residentKb[0] * (1 + MOST_GROWTH), "Memory grew from %d to %d kB".formatted(
                run.residentKb[0], run.residentKb[1]));
        return figures(run, predictions, count);
    }

    private List<Double> probed(int version) throws Exception {
        var confidences = new ArrayList<Double>();
        for (String probe : probes) {
            JsonNode answer = service.classify(probe);
            require(answer.at("/model/version").asInt() == version, "Version %d does not serve".formatted(version));
            confidences.add(confidence(answer));
        }
        return confidences;
    }

    private void requireDistinct() {
        for (int i = 0; i < PROBES; i++) {
            require(!expected.get(1).get(i).equals(expected.get(2).get(i)), "Both versions say the same of probe " + i);
        }
    }

    private void swapTo(int version) throws Exception {
        long begin = System.nanoTime();
        service.promote(version);
        swaps.add(new long[] { begin, System.nanoTime() });
        serving = version;
    }

    /**
     * @param begins of each request
     * @param ends of each request
     * @param residentKb after the tenth swap, and at the end
     */
    private record Run(long[] begins, long[] ends, long[] residentKb) {
    }

    /** All clients at once, while versions are swapped evenly spread over the predictions. */
    private Run load(int predictions, int swapCount) throws Exception {
        var run = new Run(new long[predictions], new long[predictions], new long[2]);
        var next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(CompletableFuture.runAsync(() -> client(run, next), pool));
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new));
            for (int swap = 1; swap <= swapCount; swap++) {
                awaitPrediction(next, (int) ((long) predictions * swap / (swapCount + 1)), all);
                swapTo(3 - serving);
                if (swap == SETTLED_AFTER) {
                    run.residentKb[0] = service.residentKb();
                }
            }
            all.get();
        } finally {
            pool.shutdown();
        }
        run.residentKb[1] = service.residentKb();
        return run;
    }

    private static void awaitPrediction(AtomicInteger next, int number, CompletableFuture<Void> clients)
            throws InterruptedException {
        while (next.get() < number && !clients.isCompletedExceptionally()) {
            Thread.sleep(1);
        }
    }

    private void client(Run run, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < run.begins.length; i = next.getAndIncrement()) {
            try {
                run.begins[i] = System.nanoTime();
                JsonNode answer = service.classify(probes.get(i % PROBES));
                run.ends[i] = System.nanoTime();
                check(answer, i % PROBES);
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private void check(JsonNode answer, int probe) {
        int version = answer.at("/model/version").asInt();
        require(answer.at("/transactions/0/model/version").asInt() == version
                && expected.get(version).get(probe).equals(confidence(answer)), "An answer mixes versions: " + answer);
    }

    private static double confidence(JsonNode answer) {
        return answer.at("/transactions/0/confidence").asDouble();
    }

    private Map<String, Object> figures(Run run, int predictions, int count) {
        boolean[] swapping = new boolean[predictions];
        for (int i = 0; i < predictions; i++) {
            long begin = run.begins[i];
            long end = run.ends[i];
            swapping[i] = swaps.stream().anyMatch(swap -> begin < swap[1] && swap[0] < end);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("predictions", predictions);
        figures.put("swaps", count);
        figures.put("perSecond", Math.round(predictions * 1e9
                / (Arrays.stream(run.ends).max().orElseThrow() - Arrays.stream(run.begins).min().orElseThrow())));
        put(figures, "outsideSwaps", nanos(run, swapping, false));
        put(figures, "duringSwaps", nanos(run, swapping, true));
        put(figures, "swap", swaps.stream().mapToLong(swap -> swap[1] - swap[0]).sorted().toArray());
        figures.put("residentMbAfterTenthSwap", run.residentKb[0] / 1024);
        figures.put("residentMbAtTheEnd", run.residentKb[1] / 1024);
        figures.put("growthPercent", Math.round((run.residentKb[1] * 1e4 / run.residentKb[0]) - 1e4) / 100.0);
        return figures;
    }

    private static long[] nanos(Run run, boolean[] swapping, boolean wanted) {
        return LongStream.range(0, run.begins.length).filter(i -> swapping[(int) i] == wanted)
                .map(i -> run.ends[(int) i] - run.begins[(int) i]).sorted().toArray();
    }

    private static void put(Map<String, Object> figures, String what, long[] ascending) {
        if (ascending.length > 0) {
            figures.put(what + "MillisP50", ascending[ascending.length / 2] / 10_000 / 100.0);
            figures.put(what + "MillisP99", ascending[ascending.length * 99 / 100] / 10_000 / 100.0);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
