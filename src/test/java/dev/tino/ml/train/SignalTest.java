package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What is called a signal when there is none, and when there is one. */
class SignalTest {

    private static final int ROWS = 200;
    private static final int TRAININGS = 200;
    private static final int MODELS = 3;

    /** Of 200 trainings 5 at most, give or take 2; by intervals of 95 % it would be 14 and 11. */
    @Test
    void ofThreeModelsOnLabelsAtRandomHardlyEverOneClaimsASignal() {
        for (double positives : new double[] { 0.5, 0.4 }) {
            long claims = claims(positives, 0);

            assertThat(claims).as("of %d trainings with %s positives", TRAININGS, positives).isLessThanOrEqualTo(9);
        }
    }

    @Test
    void aSignalIsSeenWhetherOrNotItEverNamesTheRarerClass() {
        assertThat(claims(0.5, 0.2)).isGreaterThan(TRAININGS * 9 / 10);
        assertThat(claims(0.1, 0.4)).isGreaterThan(TRAININGS * 9 / 10);
    }

    /** Trainings, numbered by their seeds, of which at least one model claims a signal. */
    private static long claims(double positives, double strength) {
        return IntStream.range(0, TRAININGS).filter(seed -> {
            var random = new SplittableRandom(seed);
            int[] truth = shuffled((int) (ROWS * positives), random);
            return IntStream.range(0, MODELS)
                    .anyMatch(model -> Evaluation.of(guesses(truth, positives, strength, random), seed).signal());
        }).count();
    }

    private static int[] shuffled(int positives, SplittableRandom random) {
        int[] truth = IntStream.range(0, ROWS).map(row -> row < positives ? 1 : 0).toArray();
        for (int last = ROWS - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = truth[last];
            truth[last] = truth[other];
            truth[other] = kept;
        }
        return truth;
    }

    private static Predictions guesses(int[] truth, double positives, double strength, SplittableRandom random) {
        double[][] probabilities = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            double positive = Math.min(1, Math.max(0, positives + random.nextDouble() - 0.5 + strength * truth[row]));
            probabilities[row] = new double[] { 1 - positive, positive };
        }
        return new Predictions(List.of("no", "yes"), truth, probabilities,
                IntStream.range(0, ROWS).mapToObj(row -> new int[] { row }).toList());
    }
}
