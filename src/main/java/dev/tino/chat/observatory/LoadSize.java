package dev.tino.chat.observatory;

import java.util.Locale;

/** How much business data there are, less first. */
public enum LoadSize {
    NONE,
    /** Some 5,000 rows, in two seconds. */
    DEMO,
    /** Some 400,000 rows, in half a minute. */
    FULL;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LoadSize of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
