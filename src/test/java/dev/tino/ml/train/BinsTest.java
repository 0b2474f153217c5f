package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class BinsTest {

    private static float[][] column(float... values) {
        float[][] rows = new float[values.length][];
        Arrays.setAll(rows, row -> new float[] { values[row] });
        return rows;
    }

    /** How many rows there are in each bin. */
    private static Map<Integer, Integer> sizes(float[][] rows) {
        Bins bins = Bins.of(rows);
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (float[] row : rows) {
            sizes.merge(bins.offset(0, row[0]), 1, Integer::sum);
        }
        return sizes;
    }

    @Test
    void fewValuesHaveABinEachAndTheOneOf0IsNumber0() {
        Bins bins = Bins.of(column(-3, -1, 0, 0, 2, 7));

        assertThat(bins.offset(0, -3)).isEqualTo(-2);
        assertThat(bins.offset(0, -1)).isEqualTo(-1);
        assertThat(bins.offset(0, 0)).isZero();
        assertThat(bins.offset(0, 2)).isEqualTo(1);
        assertThat(bins.offset(0, 7)).isEqualTo(2);
        assertThat(bins.cut(0, 0.5)).isEqualTo(1);
        assertThat(bins.cut(0, -1.5)).isEqualTo(-2);
    }

    @Test
    void aColumnOfOneValueHasOneBin() {
        assertThat(sizes(column(4, 4, 4))).containsExactly(Map.entry(0, 3));
    }

    /** Whatever its distribution: most rows may have no overdue amount at all. */
    @Test
    void manyValuesAreSharedEvenlyBesideOneThatMostRowsHave() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            double zeros = random.nextDouble(0.95);
            float[] values = new float[2_000];
            for (int row = 0; row < values.length; row++) {
                values[row] = random.nextDouble() < zeros ? 0 : (float) random.nextDouble(-1, 9);
            }

            Map<Integer, Integer> sizes = sizes(column(values));
            long others = values.length - sizes.get(0);

            assertThat(sizes).as("seed %d", seed).hasSizeBetween(Bins.MOST / 2, Bins.MOST * 5 / 4);
            int least = (int) (others / Bins.MOST);
            sizes.forEach((bin, rows) -> {
                if (bin != 0) {
                    assertThat(rows).as("zeros %s, bin %d", zeros, bin).isLessThanOrEqualTo(3 * least + 3);
                }
            });
        }
    }

    @Test
    void aValueGoesWhereItsBinGoes() {
        var random = new SplittableRandom(3);
        float[] values = new float[1_000];
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) random.nextDouble(-5, 5);
        }
        Bins bins = Bins.of(column(values));
        int least = Arrays.stream(column(values)).mapToInt(row -> bins.offset(0, row[0])).min().orElseThrow();
        int most = Arrays.stream(column(values)).mapToInt(row -> bins.offset(0, row[0])).max().orElseThrow();

        for (int split = least; split < most; split++) {
            double cut = bins.cut(0, split + 0.5);
            for (float value : values) {
                assertThat(value <= cut).isEqualTo(bins.offset(0, value) <= split);
            }
        }
    }
}
