package dev.tino.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import dev.tino.finance.classification.TransactionFeatures;
import dev.tino.finance.corpus.GeneratedLine;
import dev.tino.finance.corpus.Lexicon;
import dev.tino.finance.corpus.StatementGenerator;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.EngineCost;

/** What classification costs, from the bare engine to a stream over HTTP: a table, and JSON in {@code target/bench}. */
public final class Bench {

    private static final Path MODEL = Path.of("onnx-models", "finance-transactions.onnx");
    private static final Path FOLDER = Path.of("target", "bench");
    // Other lines than the model was trained on.
    private static final long SEED = 7;
    private static final int ENGINE_ROWS = 8_192;

    private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();

    private Bench() {
    }

    public static void main(String... arguments) throws Exception {
        var bench = new Bench();
        List<GeneratedLine> lines = new StatementGenerator(Lexicon.load(), SEED).generate(100_000).toList();
        bench.engine(lines);
        bench.service(lines);
        bench.results.putAll(ExplanationCost.measure());
        bench.results.putAll(DecisionCost.measure(FOLDER.resolve("decisions"), DecisionCost.DECISIONS, DecisionCost.MANY_ROWS));
        bench.results.put("start of the jar, median of 5", StartUp.measure());
        bench.results.putAll(StartUp.external(FOLDER.resolve("start-" + System.nanoTime())));
        bench.requestLog();
        bench.results.putAll(TrafficPage.measure(FOLDER.resolve("traffic")));
        bench.results.put("swaps while 16 clients have lines classified",
                SwapCost.measure(FOLDER.resolve("swaps"), SwapCost.PREDICTIONS, SwapCost.SWAPS));
        bench.results.put("jobs that do nothing, one node", JobThroughput.measure(FOLDER.resolve("jobs"), JobThroughput.JOBS));
        bench.results.putAll(CatalogueSearch.measure(FOLDER.resolve("catalogue"), false));
        bench.results.putAll(TalkPages.measure(FOLDER.resolve("talks"), false));
        bench.results.putAll(ObservatoryLoad.measure(FOLDER.resolve("observatory")));
        bench.write();
    }

    private void requestLog() throws Exception {
        Path folder = FOLDER.resolve("request-log");
        results.put("request log: CPU with over without", RequestLogCost.measure(folder));
        results.put("request log: 1,000,000 expired rows", RequestLogCost.removal(folder));
    }

    private void engine(List<GeneratedLine> lines) throws Exception {
        List<Row> rows = lines.subList(0, ENGINE_ROWS).stream()
                .map(line -> TransactionFeatures.row(line.date(), line.description(), line.amount())).toList();
        EngineCost cost = EngineCost.measure(ModelFile.read(Files.readAllBytes(MODEL)), rows);
        perLine("a: encoding alone", cost.encoding());
        perLine("b: session run alone", cost.session());
        perLine("c: encoding and session through DJL", cost.djl());
    }

    private void service(List<GeneratedLine> lines) throws Exception {
        try (var service = new ServiceUnderLoad(FOLDER.resolve("run"), lines)) {
            long idle = service.residentKb();
            Measured batches = service.batches(1_000, 500);
            results.put("resident memory, 256 MB of heap", new LinkedHashMap<>(Map.of("idleMb", idle / 1024,
                    "underClassificationMb", batches.peakResidentKb() / 1024)));
            perLine("d: HTTP, JSON, 1,000 lines a body", batches.cpuMicros(), batches);
            double engine = micros("a: encoding alone") + micros("b: session run alone");
            results.get("d: HTTP, JSON, 1,000 lines a body").put("timesAandB", rounded(batches.cpuMicros() / engine));
            Measured hundredThousand = service.stream(100_000);
            perLine("e: HTTP, NDJSON, 100,000 lines", hundredThousand.cpuMicros(), hundredThousand);
            Measured million = service.stream(1_000_000);
            perLine("e: HTTP, NDJSON, 1,000,000 lines", million.cpuMicros(), million);
            results.get("e: HTTP, NDJSON, 1,000,000 lines").put("peakTimesThatOf100000",
                    rounded((double) million.peakResidentKb() / hundredThousand.peakResidentKb()));
            results.put("f: single lines, 16 clients", service.singles(16, 20_000));
            Measured bodies = service.bodies();
            perLine("g: HTTP, JSON, 100,000 lines in ten bodies", bodies.cpuMicros(), bodies);
            Measured job = service.job();
            perLine("g: the same lines in one job, result read", job.cpuMicros(), job);
            results.put("event loop", Map.of("blocked warnings (100 ms)", service.blockedThreadWarnings()));
        }
    }

    private void perLine(String step, double micros) {
        results.put(step,
                new LinkedHashMap<>(Map.of("cpuMicrosPerLine", rounded(micros), "linesPerSecond", Math.round(1e6 / micros))));
    }

    private void perLine(String step, double micros, Measured measured) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("cpuMicrosPerLine", rounded(micros));
        result.put("linesPerSecond", Math.round(measured.linesPerSecond()));
        result.put("peakResidentMb", measured.peakResidentKb() / 1024);
        result.put("firstLineOutBeforeLastIn", measured.firstLineOutBeforeLastIn());
        results.put(step, result);
    }

    private double micros(String step) {
        return (double) results.get(step).get("cpuMicrosPerLine");
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private void write() throws IOException {
        List<String> table = new ArrayList<>();
        results.forEach((step, result) -> table.add(String.format(Locale.ROOT, "%-40s %s", step, result)));
        table.forEach(System.out::println);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(FOLDER.resolve("classification.json").toFile(), results);
    }
}
