package dev.tino.chat.question.slot;

import java.util.Locale;

/** What has names in the business data. */
public enum Kind {
    REGION,
    SEGMENT,
    ANALYST,
    PRODUCT;

    /** As definitions of questions write it, and as their statements call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Stands in a question where such a name stood: a word that nobody writes. */
    String placeholder() {
        return "x" + word();
    }
}
