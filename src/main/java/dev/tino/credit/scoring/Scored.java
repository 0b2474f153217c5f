package dev.tino.credit.scoring;

/**
 * What a model says of a row.
 *
 * @param score probability that it is good, in [0, 1], as the served graph gives it
 * @param raw what the score is calibrated from, in the model's own unit; it adds up
 * @param base of the raw score: what it is on average over the model's background
 * @param contributions of each feature in the model's order, with the sum raw - base
 */
public record Scored(double score, double raw, double base, double[] contributions) {
}
