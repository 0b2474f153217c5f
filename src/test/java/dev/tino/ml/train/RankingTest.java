package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RankingTest {

    /** Positives at 0.9, 0.6, 0.4; negatives at 0.6, 0.4, 0.1: of 9 pairs 6 are right and 2 are tied. */
    @Test
    void tiesCountHalf() {
        Predictions predictions = predictions(new int[] { 1, 1, 1, 0, 0, 0 }, 0.9, 0.6, 0.4, 0.6, 0.4, 0.1);

        Ranking ranking = Ranking.of(predictions);

        assertThat(ranking.area(new int[] { 1, 1, 1, 1, 1, 1 })).isCloseTo(7.0 / 9, within(1e-15));
        // Without the tied ones 0.9 and 0.4 stand against 0.1, and the first counts twice.
        assertThat(ranking.area(new int[] { 2, 0, 1, 0, 0, 1 })).isEqualTo(1);
        assertThat(ranking.area(new int[] { 0, 0, 2, 3, 0, 1 })).isCloseTo(2.0 / 8, within(1e-15));
        assertThat(ranking.area(new int[] { 1, 1, 1, 0, 0, 0 })).isEqualTo(0.5);
    }

    @Test
    void theAreaIsThatOfAllPairs() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = random.nextInt(2, 60);
            int[] truth = IntStream.range(0, rows).map(row -> row < 2 ? row : random.nextInt(2)).toArray();
            double[] values = random.ints(rows, 0, 8).mapToDouble(value -> value / 8.0).toArray();
            int[] times = random.ints(rows, 1, 4).toArray();

            double area = Ranking.of(predictions(truth, values)).area(times);

            assertThat(area).as("seed %d", seed).isCloseTo(pairs(truth, values, times), within(1e-12));
        }
    }

    private static double pairs(int[] truth, double[] values, int[] times) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < truth.length; j++) {
                if (truth[i] == 1 && truth[j] == 0) {
                    double pairs = (double) times[i] * times[j];
                    all += pairs;
                    right += pairs * (Math.signum(values[i] - values[j]) + 1) / 2;
                }
            }
        }
        return right / all;
    }

    @Test
    void thereIsNoneUnlessBothOfTwoClassesOccur() {
        assertThat(Ranking.of(predictions(new int[] { 1, 1 }, 0.5, 0.6))).isNull();
        assertThat(Ranking.of(predictions(new int[] { 1, 0, -1 }, 0.5, 0.6, 0.7))).isNull();
        assertThat(Evaluation.of(predictions(new int[] { 1, 1 }, 0.5, 0.6), 1).auc()).isNull();
    }

    @Test
    void theIntervalIsAsWideAsTheStandardErrorSays() {
        SplittableRandom random = new SplittableRandom(3);
        int[] truth = IntStream.range(0, 400).map(row -> row % 2).toArray();
        double[] values = IntStream.range(0, 400).mapToDouble(row -> (random.nextDouble() + 0.2 * truth[row]) / 1.2).toArray();

        Evaluation evaluation = Evaluation.of(predictions(truth, values), 1);

        // Hanley and McNeil's formula at 0.68 with 200 rows of each class: 0.026, so the interval spans 0.10.
        assertThat(evaluation.auc().value()).isBetween(0.62, 0.74);
        assertThat(evaluation.auc().high() - evaluation.auc().low()).isBetween(0.085, 0.12);
        assertThat(evaluation.signal()).isTrue();
    }

    private static Predictions predictions(int[] truth, double... positive) {
        List<int[]> alone = new ArrayList<>();
        IntStream.range(0, truth.length).forEach(row -> alone.add(new int[] { row }));
        return new Predictions(List.of("no", "yes"), truth,
                Arrays.stream(positive).mapToObj(value -> new double[] { 1 - value, value }).toArray(double[][]::new), alone);
    }
}
