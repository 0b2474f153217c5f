package dev.tino.finance.imports;

/** What everybody's imports come to. */
record ImportTotals(long imports, long undone, long accepted, long duplicates, long rejected) {
}
