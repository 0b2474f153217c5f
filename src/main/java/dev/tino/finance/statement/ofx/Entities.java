package dev.tino.finance.statement.ofx;

import java.util.Map;

/** The entities of OFX. An {@code &} that begins none of them is an {@code &}: banks forget to escape it. */
final class Entities {

    private static final int LONGEST = 10;
    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
            "nbsp", " ");

    private Entities() {
    }

    static void resolve(String text, int from, int to, StringBuilder target) {
        int done = from;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '&') {
                continue;
            }
            int end = end(text, i + 1, to);
            String replacement = end < 0 ? null : replacement(text.substring(i + 1, end));
            if (replacement != null) {
                target.append(text, done, i).append(replacement);
                done = end + 1;
                i = end;
            }
        }
        target.append(text, done, to);
    }

    private static int end(String text, int from, int to) {
        for (int i = from; i < Math.min(to, from + LONGEST); i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static String replacement(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        try {
            boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
            int code = hexadecimal ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
