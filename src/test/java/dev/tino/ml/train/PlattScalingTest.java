package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlattScalingTest {

    @ParameterizedTest
    @CsvSource({ "1, 0", "2.5, -1", "0.3, 1.5", "8, 3" })
    void aSigmoidIsFoundAgain(double slope, double offset) {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(40_000, -2, 2).toArray();
        boolean[] positive = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            positive[row] = random.nextDouble() < 1 / (1 + Math.exp(-slope * values[row] - offset));
        }

        PlattScaling found = PlattScaling.fit(values, positive);

        assertThat(found.slope()).isCloseTo(slope, within(0.05 * slope + 0.03));
        assertThat(found.offset()).isCloseTo(offset, within(0.12));
    }

    @Test
    void valuesThatDivideTheClassesGiveNoCertainty() {
        double[] values = { -3, -1, -0.5, 0.5, 1, 3 };
        boolean[] positive = { false, false, false, true, true, true };

        PlattScaling found = PlattScaling.fit(values, positive);

        // The targets are 4/5 and 1/5.
        assertThat(found.probability(1)).isBetween(0.6, 0.9);
        assertThat(found.probability(-1)).isCloseTo(1 - found.probability(1), within(1e-6));
        assertThat(found.probability(1e9)).isBetween(0.99, 1.0);
    }

    @Test
    void valuesThatSayTheOppositeAreNotTurnedRound() {
        double[] values = { 1, 2, 3, 4, -1, -2, -3, -4 };
        boolean[] positive = { false, false, false, true, true, true, true, true };

        PlattScaling found = PlattScaling.fit(values, positive);

        // The mean of the targets: five of 6/7 and three of 1/5.
        assertThat(found.slope()).isZero();
        assertThat(found.probability(3)).isEqualTo(found.probability(-3)).isCloseTo((5 * 6.0 / 7 + 3 * 0.2) / 8, within(1e-6));
    }
}
