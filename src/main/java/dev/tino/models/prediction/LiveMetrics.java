package dev.tino.models.prediction;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.ml.train.Interval;

/**
 * How a version does in service.
 *
 * @param known answers of which it became known whether they were right
 * @param right of those
 * @param abstained of which the truth became known though the model had not been sure enough to say anything
 * @param accuracy right among the known, with its 95 % interval; null when none is known
 * @param meanProbability of the known answers; null when there is none
 * @param calibrationGap by how much that is above the accuracy: positive when the model is too sure of itself
 * @param predictions served in the log's span, estimated where only a sample was logged; null when the log told nothing
 * @param abstentions of those
 * @param p50Micros half of the predictions took at most so long; null when there is none
 * @param p99Micros 99 of 100
 * @param days by the day on which the truth was told, the latest first
 */
public record LiveMetrics(int version, long known, long right, long abstained, @Schema(nullable = true) Interval accuracy,
        @Schema(nullable = true) Double meanProbability, @Schema(nullable = true) Double calibrationGap,
        @Schema(nullable = true) Long predictions, @Schema(nullable = true) Long abstentions,
        @Schema(nullable = true) Long p50Micros,
        @Schema(nullable = true) Long p99Micros, List<Day> days) {

    /** The same of one day, in UTC. */
    public record Day(LocalDate day, long known, long right, long abstained, @Schema(nullable = true) Interval accuracy,
            @Schema(nullable = true) Double meanProbability) {

        static Day of(LocalDate day, long known, long right, long abstained, double probabilities) {
            return new Day(day, known, right, abstained, Wilson.interval(right, known),
                    known == 0 ? null : probabilities / known);
        }
    }

    /** What the log tells of a version. */
    record Served(Long predictions, Long abstentions, Long p50Micros, Long p99Micros) {

        static final Served NOTHING = new Served(0L, 0L, null, null);
        static final Served UNKNOWN = new Served(null, null, null, null);
    }

    static LiveMetrics of(int version, List<Day> days, Served served) {
        long known = days.stream().mapToLong(Day::known).sum();
        long right = days.stream().mapToLong(Day::right).sum();
        Interval accuracy = Wilson.interval(right, known);
        Double mean = known == 0 ? null
                : days.stream().filter(day -> day.known > 0).mapToDouble(day -> day.meanProbability * day.known).sum() / known;
        return new LiveMetrics(version, known, right, days.stream().mapToLong(Day::abstained).sum(), accuracy, mean,
                mean == null ? null : mean - accuracy.value(), served.predictions, served.abstentions, served.p50Micros,
                served.p99Micros, days);
    }
}
