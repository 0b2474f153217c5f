package dev.tino.compat;

/** What has a number beside its UUID. Each kind counts by itself. */
public enum LegacyKind {
    USER,
    PERSON,
    TRANSACTION,
    CATEGORY,
    TYPE,
    BOOK,
    TALK,
    MESSAGE
}
