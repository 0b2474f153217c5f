package dev.tino.credit.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tino.credit.policy.Costs;
import dev.tino.credit.policy.Thresholds;
import dev.tino.credit.scoring.CutOffs.Point;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;

class CutOffsTest {

    private static final Costs COSTS = new Costs(5.0, 1.0);

    /** @param scores of rows that are bad and good in turn */
    private static Predictions predictions(double... scores) {
        return new Predictions(List.of("bad", "good"), IntStream.range(0, scores.length).map(row -> row % 2).toArray(),
                IntStream.range(0, scores.length).mapToObj(row -> new double[] { 1 - scores[row], scores[row] })
                        .toArray(double[][]::new),
                IntStream.range(0, scores.length).mapToObj(row -> new int[] { row }).toList());
    }

    private static Point at(CutOffs cutOffs, double cutOff) {
        return cutOffs.points().stream().filter(point -> point.cutOff() == cutOff).findFirst().orElseThrow();
    }

    @Test
    void eachPointCountsWhatItsCutOffWouldHaveDone() {
        var counts = ScoreCounts.of(predictions(0.1, 0.9, 0.85, 0.3));

        var cutOffs = CutOffs.of("credit.x", 1, counts, new Thresholds(0.8, 0.5), COSTS);

        assertThat(cutOffs.rows()).isEqualTo(4);
        assertThat(cutOffs.points()).hasSize(101);
        assertThat(at(cutOffs, 0)).isEqualTo(new Point(0, 1, 0.5, 0, 10 / 4.0));
        assertThat(at(cutOffs, 0.5)).isEqualTo(new Point(0.5, 0.5, 0.5, 0.5, 6 / 4.0));
        assertThat(at(cutOffs, 0.86)).isEqualTo(new Point(0.86, 0.25, 0, 1 / 3.0, 1 / 4.0));
        assertThat(at(cutOffs, 1)).isEqualTo(new Point(1, 0, 0, 0.5, 2 / 4.0));
        assertThat(cutOffs.cheapest()).isEqualTo(at(cutOffs, 0.86));
    }

    @Test
    void aScoreAtTheCutOffIsApproved() {
        for (int step = 0; step <= ScoreCounts.STEPS; step++) {
            assertThat(ScoreCounts.step(step / 1000.0)).isEqualTo(step);
        }
        assertThat(new Thresholds(0.8, 0.5).outcome(0.8).word()).isEqualTo("approve");
        assertThat(new Thresholds(0.8, 0.5).outcome(0.5).word()).isEqualTo("review");
        assertThat(new Thresholds(0.8, 0.5).outcome(Math.nextDown(0.5)).word()).isEqualTo("refuse");
    }

    @Test
    void figuresAreThoseOfTheCutOffThatTheCostsSay() {
        var predictions = predictions(0.1, 0.9, 0.85, 0.3);

        var figures = ScoringFigures.of("random-forest", predictions, Evaluation.of(predictions, 1), COSTS);

        assertThat(figures.cutOff()).isEqualTo(5.0 / 6);
        assertThat(figures.cost().value()).isEqualTo((5 + 1) / 4.0);
        assertThat(figures.baselineCost()).isEqualTo(2 / 4.0);
        assertThat(figures.accuracy().value()).isEqualTo(0.5);
        assertThat(figures.approvalRate()).isEqualTo(0.5);
        assertThat(figures.brier().value())
                .isCloseTo((0.01 + 0.01 + 0.7225 + 0.49) / 4, within(1e-12));
        assertThat(figures.cost().low()).isLessThanOrEqualTo(figures.cost().value());
        assertThat(figures.cost().high()).isGreaterThanOrEqualTo(figures.cost().value());
    }

    @Test
    void groupsOfTextAreNamedAndNumbersGoByQuarters() {
        double[] scores = { 0.1, 0.9, 0.85, 0.3, 0.2, 0.95, 0.1, 0.9 };
        var predictions = predictions(IntStream.range(0, 80).mapToDouble(row -> scores[row % 8]).toArray());
        List<Object> genders = Arrays.asList("f", "f", "m", "m", "f", "f", "m", null);
        List<Object> seldom = new ArrayList<>(Collections.nCopies(71, "often"));
        seldom.addAll(Collections.nCopies(9, "seldom"));

        var texts = GroupFigures.of("gender", times(10, genders), predictions, 0.8);
        var numbers = GroupFigures.of("age", times(10, List.of(20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0)), predictions,
                0.8);
        var few = GroupFigures.of("city", seldom, predictions, 0.8);

        assertThat(texts).contains(new GroupFigures("gender", "f", 40, 0.5, 0, 0.0, 0.0),
                new GroupFigures("gender", "m", 30, 1 / 3.0, 2 / 3.0, 0.5, 1.0),
                new GroupFigures("gender", "missing", 10, 1, 0, null, 0.0));
        assertThat(numbers).extracting(GroupFigures::group).containsExactlyInAnyOrder("to 30", "above 30 to 50",
                "above 50 to 70", "above 70 to 90");
        assertThat(numbers).allMatch(group -> group.rows() == 20);
        assertThat(few).extracting(GroupFigures::group).containsExactly("often");
    }

    private static List<Object> times(int count, List<?> values) {
        List<Object> all = new ArrayList<>();
        for (int time = 0; time < count; time++) {
            all.addAll(values);
        }
        return all;
    }
}
