package dev.tino.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tino.ml.Models;
import dev.tino.ml.RandomApplicants;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.explain.Explainer;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Calibrated;
import dev.tino.ml.train.GradientBoosting;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.Trainer;

/**
 * What it costs to tell why, on one thread: of 100 trees, at most 8 deep, over 28 numbers. CPU time beside the elapsed one,
 * since what else runs on the machine is no cost of an explanation.
 */
final class ExplanationCost {

    private static final int COLUMNS = 28;
    private static final int TRAINING_ROWS = 3_000;
    private static final int ROWS = 500;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ExplanationCost() {
    }

    public static void main(String... arguments) {
        measure().forEach((what, result) -> System.out.printf(Locale.ROOT, "%-50s %s%n", what, result));
    }

    static Map<String, Map<String, Object>> measure() {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        Dataset training = RandomApplicants.ofNumbers(TRAINING_ROWS, COLUMNS, 1);
        Dataset rows = RandomApplicants.ofNumbers(ROWS, COLUMNS, 2);
        for (Trainer algorithm : List.of(new RandomForest(), new GradientBoosting())) {
            Trainer trainer = new Calibrated(algorithm);
            Parameters parameters = trainer.defaults().with("trees", 100).with("depth", 8).with("folds", 2);
            if (parameters.values().containsKey("columnShare")) {
                // Trains several times as fast, and the trees are no smaller.
                parameters = parameters.with("columnShare", 0.2);
            }
            ModelFile file = Models.file(trainer.train(training, parameters, 1, Progress.NONE), training);
            results.put("reasons of 100 trees, " + algorithm.algorithm(), figures(file, rows));
        }
        return results;
    }

    private static Map<String, Object> figures(ModelFile file, Dataset dataset) {
        Explainer explainer = Explainer.of(file);
        List<SparseVector> rows = file.manifest().encoder().encode(dataset.rows());
        for (int round = 0; round < WARM_UP; round++) {
            rows.forEach(explainer::explain);
        }
        double[] elapsed = new double[ROUNDS * rows.size()];
        double[] cpu = new double[elapsed.length];
        for (int i = 0; i < elapsed.length; i++) {
            SparseVector row = rows.get(i % rows.size());
            long cpuBegin = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            explainer.explain(row);
            elapsed[i] = (System.nanoTime() - begin) / 1e3;
            cpu[i] = (THREADS.getCurrentThreadCpuTime() - cpuBegin) / 1e3;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("microsP50", quantile(elapsed, 0.5));
        figures.put("microsP99", quantile(elapsed, 0.99));
        figures.put("cpuMicrosP50", quantile(cpu, 0.5));
        figures.put("cpuMicrosP99", quantile(cpu, 0.99));
        figures.put("modelKb", file.bytes().length / 1024);
        figures.put("explainerKb", explainer.memory() / 1024);
        return figures;
    }

    private static long quantile(double[] values, double share) {
        Arrays.sort(values);
        return Math.round(values[(int) (values.length * share)]);
    }
}
