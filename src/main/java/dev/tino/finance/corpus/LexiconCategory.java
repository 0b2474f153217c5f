package dev.tino.finance.corpus;

/** A category with its plausible number of lines in a household's year. */
public record LexiconCategory(String name, double frequency) {
}
