package dev.tino.chat.provider;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells words from a statement that a model wants to have run: an answer that begins with a fence of SQL. Words go through,
 * the statement is kept from whoever reads, and what stands behind it is dropped.
 */
final class SqlGate {

    private static final Pattern OPENING = Pattern.compile(
            "\\s*(```|~~~)[ \\t]*(?:sql|postgres|postgresql|pgsql)[ \\t]*\\r?\\n",
            Pattern.CASE_INSENSITIVE);
    /** A fence, or its beginning, whose line goes on: what cannot be told apart for long is words. */
    private static final Pattern UNDECIDED = Pattern.compile("\\s{0,40}(?:`{0,2}|~{0,2}|(?:```|~~~)[^\\n]{0,20})");

    private final StringBuilder held = new StringBuilder();
    private boolean words;
    private String fence;
    private String statement;

    /** @return what of it is words; may be empty */
    String take(String bit) {
        if (words) {
            return bit;
        }
        held.append(bit);
        return fence == null ? decide() : close(held.length() - bit.length());
    }

    private String decide() {
        Matcher opening = OPENING.matcher(held);
        if (opening.lookingAt()) {
            fence = opening.group(1);
            held.delete(0, opening.end());
            return close(0);
        }
        return UNDECIDED.matcher(held).matches() ? "" : release();
    }

    private String close(int from) {
        int end = held.indexOf("\n" + fence, Math.max(0, from - fence.length()));
        if (end >= 0) {
            statement = held.substring(0, end);
        }
        return "";
    }

    /** Whether the statement is there as a whole: nothing more is wanted of this answer. */
    boolean isClosed() {
        return statement != null;
    }

    /** Nothing more comes. @return what was held back and is words after all; may be empty */
    String end() {
        if (fence != null && statement == null) {
            // A model that forgets the last fence has still said all.
            statement = held.toString();
        }
        return words || fence != null ? "" : release();
    }

    private String release() {
        words = true;
        return held.toString();
    }

    /** After the end. */
    Optional<String> statement() {
        return Optional.ofNullable(statement).map(String::strip);
    }
}
