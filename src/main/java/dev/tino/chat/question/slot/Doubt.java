package dev.tino.chat.question.slot;

/** Why a question is not answered although it looks like one that could be. */
public enum Doubt {
    /** "Without", "not": what the statement would count is what they exclude. */
    NEGATION,
    /** The least, of a question that only knows the most. */
    LEAST,
    /** The most and the least at once. */
    BOTH_ENDS,
    /** "More than ten orders": no statement counts that. */
    BOUND,
    /** Two names of a kind that are to be held against each other. */
    SEVERAL_NAMES,
    /** Two periods, of a question about one. */
    SEVERAL_PERIODS,
    /** "In ten days", of a question about what was. */
    AHEAD,
    /** A date that does not exist, or cannot be read. */
    UNREAD
}
