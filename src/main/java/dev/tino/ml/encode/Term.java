package dev.tino.ml.encode;

/**
 * A word of a text, as an encoder of words sees it.
 *
 * @param text folded, as it stands in the vocabulary
 * @param weight in (0, 1]
 */
public record Term(String text, float weight) {
}
