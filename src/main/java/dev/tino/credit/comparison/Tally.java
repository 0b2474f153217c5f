package dev.tino.credit.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tino.credit.comparison.Comparison.Changed;
import dev.tino.credit.comparison.Comparison.Metric;
import dev.tino.credit.dataset.row.LabelledRow;
import dev.tino.credit.policy.Outcome;
import dev.tino.credit.policy.Policy;
import dev.tino.credit.scoring.ScoringFigures;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;

/** Counts what two versions say, lot by lot. */
final class Tally {

    static final int MOST_ROWS = 50_000;
    private static final int MOST_TOLD = 500;
    private static final long SEED = 1;
    private static final List<String> LABELS = List.of(LabelledRow.BAD, LabelledRow.GOOD);

    private final Policy policy;
    private final List<double[]> ofA = new ArrayList<>();
    private final List<double[]> ofB = new ArrayList<>();
    private final List<Integer> truth = new ArrayList<>();
    private final PriorityQueue<Changed> told = new PriorityQueue<>(Comparator.comparingDouble(Tally::distance));
    private int rows;
    private int changed;
    private int skipped;

    Tally(Policy policy) {
        this.policy = policy;
    }

    private static double distance(Changed changed) {
        return Math.abs(changed.scoreA() - changed.scoreB());
    }

    boolean isFull() {
        return rows >= MOST_ROWS;
    }

    /**
     * @param a of each row the score of version a
     * @param unfit rows that were left out
     */
    void add(List<ComparedRow> lot, double[] a, double[] b, int unfit) {
        skipped += unfit;
        for (int i = 0; i < lot.size() && !isFull(); i++) {
            add(lot.get(i), a[i], b[i]);
        }
    }

    private void add(ComparedRow row, double a, double b) {
        rows++;
        if (row.label() != null) {
            ofA.add(new double[] { 1 - a, a });
            ofB.add(new double[] { 1 - b, b });
            truth.add(LABELS.indexOf(row.label()));
        }
        Outcome first = policy.thresholds().outcome(a);
        Outcome second = policy.thresholds().outcome(b);
        if (first != second) {
            changed++;
            told.add(new Changed(row.order(), row.label(), a, b, first, second));
            if (told.size() > MOST_TOLD) {
                told.remove();
            }
        }
    }

    Comparison comparison(int a, int b, UUID datasetId, boolean learnedByA, boolean learnedByB) {
        List<Changed> orders = told.stream().sorted(Comparator.comparingDouble(Tally::distance).reversed()).toList();
        return new Comparison(a, b, datasetId, learnedByA, learnedByB, rows, skipped, truth.size(), metrics(), changed, orders);
    }

    private List<Metric> metrics() {
        if (truth.isEmpty()) {
            return List.of();
        }
        ScoringFigures first = figures(ofA);
        ScoringFigures second = figures(ofB);
        List<Metric> metrics = new ArrayList<>();
        if (first.auc() != null && second.auc() != null) {
            metrics.add(Metric.of("auc", first.auc().value(), second.auc().value()));
        }
        metrics.add(Metric.of("brier", first.brier().value(), second.brier().value()));
        metrics.add(Metric.of("accuracy", first.accuracy().value(), second.accuracy().value()));
        metrics.add(Metric.of("cost", first.cost().value(), second.cost().value()));
        metrics.add(Metric.of("approvalRate", first.approvalRate(), second.approvalRate()));
        metrics.add(Metric.of("logLoss", first.logLoss(), second.logLoss()));
        return metrics;
    }

    private ScoringFigures figures(List<double[]> scores) {
        var predictions = new Predictions(LABELS, truth.stream().mapToInt(Integer::intValue).toArray(),
                scores.toArray(double[][]::new), IntStream.range(0, truth.size()).mapToObj(row -> new int[] { row }).toList());
        return ScoringFigures.of("compared", predictions, Evaluation.of(predictions, SEED), policy.costs());
    }
}
