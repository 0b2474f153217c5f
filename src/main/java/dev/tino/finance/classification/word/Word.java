package dev.tino.finance.classification.word;

import dev.tino.finance.category.Category;

/**
 * What an owner last said of a description.
 *
 * @param agreement share of his transactions with this very description that he filed under this category, in (0, 1]
 */
public record Word(Category category, float agreement) {
}
