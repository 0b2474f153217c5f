package dev.tino.models.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.ml.train.Interval;
import dev.tino.models.prediction.LiveMetrics.Day;
import dev.tino.models.prediction.LiveMetrics.Served;

class LiveMetricsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-02-02");

    /** The example of Newcombe: Two-sided confidence intervals for the single proportion, 1998, table I, method 3. */
    @Test
    void intervalsAreThoseOfTheScoreMethod() {
        assertThat(Wilson.interval(81, 263)).satisfies(interval -> {
            assertThat(interval.value()).isCloseTo(0.3080, within(5e-5));
            assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
            assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
        });
        assertThat(Wilson.interval(0, 20)).satisfies(interval -> {
            assertThat(interval.low()).isZero();
            assertThat(interval.high()).isCloseTo(0.1611, within(5e-5));
        });
        assertThat(Wilson.interval(20, 20).high()).isEqualTo(1);
        assertThat(Wilson.interval(0, 0)).isNull();
    }

    @Test
    void daysAddUp() {
        var days = List.of(Day.of(MONDAY.plusDays(1), 3, 1, 2, 2.7), Day.of(MONDAY, 1, 1, 0, 0.5),
                Day.of(MONDAY.minusDays(1), 0, 0, 4, 0));

        LiveMetrics metrics = LiveMetrics.of(7, days, new Served(1_000L, 50L, 12L, 90L));

        assertThat(metrics.known()).isEqualTo(4);
        assertThat(metrics.right()).isEqualTo(2);
        assertThat(metrics.abstained()).isEqualTo(6);
        assertThat(metrics.accuracy()).extracting(Interval::value).isEqualTo(0.5);
        assertThat(metrics.meanProbability()).isCloseTo(0.8, within(1e-12));
        assertThat(metrics.calibrationGap()).isCloseTo(0.3, within(1e-12));
        assertThat(metrics.predictions()).isEqualTo(1_000);
        assertThat(metrics.days().get(2).meanProbability()).isNull();
    }

    @Test
    void whatIsNotKnownIsNoFigure() {
        LiveMetrics metrics = LiveMetrics.of(1, List.of(), Served.NOTHING);

        assertThat(metrics.accuracy()).isNull();
        assertThat(metrics.meanProbability()).isNull();
        assertThat(metrics.calibrationGap()).isNull();
        assertThat(metrics.p50Micros()).isNull();
    }
}
