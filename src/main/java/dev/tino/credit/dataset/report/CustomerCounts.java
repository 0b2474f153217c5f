package dev.tino.credit.dataset.report;

/**
 * The customers of a dataset.
 *
 * @param count how many there are
 * @param several how many of them have more than one row: split by rows they would be learned from and tested on, so
 *        training splits by customer
 * @param rowsOfSeveral how many rows these have
 * @param bothLabels how many have good rows and bad ones
 */
public record CustomerCounts(long count, long several, long rowsOfSeveral, long bothLabels) {
}
