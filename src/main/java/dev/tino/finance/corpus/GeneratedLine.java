package dev.tino.finance.corpus;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A statement line with its true category. Lines of one {@code merchant} belong on the same side of a split: it is the
 * key of the lexicon entry, for composed names that of the word that tells the category.
 */
public record GeneratedLine(String description, BigDecimal amount, LocalDate date, String category, String merchant) {
}
