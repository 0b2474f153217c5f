package dev.tino.finance.classification;

import dev.tino.core.error.Failure;

/**
 * A line of a stream.
 *
 * @param number counts from 1, blank lines included
 * @param bytes without the line feed, or null when the line failed before it was read
 */
record NumberedLine(long number, byte[] bytes, Failure failure) {
}
