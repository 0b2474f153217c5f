/** The statement lines that the shipped model learns from: a lexicon by category, and a generator that dresses it. */
package dev.tino.finance.corpus;
