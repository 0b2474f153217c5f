package dev.tino.compat.chat;

/** The name of a new talk: the first fifty characters of what was said, and three dots when there were more. */
final class LegacyName {

    private static final int LONGEST = 50;
    private static final String ELLIPSIS = "...";

    private LegacyName() {
    }

    /** @param message not blank */
    static String of(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + ELLIPSIS;
    }
}
