package dev.tino.finance.corpus;

/** Whether money leaves the account, comes in, or either. */
public enum Direction {
    EXPENSE,
    INCOME,
    BOTH
}
