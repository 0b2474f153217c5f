/** Statements taken in: each line once, classified, and the whole import undone when it was a mistake. */
package dev.tino.finance.imports;
