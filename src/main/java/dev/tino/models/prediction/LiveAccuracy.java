package dev.tino.models.prediction;

import dev.tino.ml.train.Interval;

/**
 * How often a version was right in service.
 *
 * @param known answers of which it became known whether they were right, at least one
 */
public record LiveAccuracy(long known, Interval accuracy) {
}
