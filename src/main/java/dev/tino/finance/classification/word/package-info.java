/** What owners themselves said of descriptions. */
package dev.tino.finance.classification.word;
