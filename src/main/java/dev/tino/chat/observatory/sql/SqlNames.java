package dev.tino.chat.observatory.sql;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names as PostgreSQL takes them. */
final class SqlNames {

    /** Letters beyond ASCII are kept as they are, there and here. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_À-ÖØ-öø-ÿ][A-Za-z0-9_À-ÖØ-öø-ÿ]*");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\p{Cntrl}]|\"\")+\"");
    private static final Pattern OF_A_TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|\"[A-Za-z0-9_]+\"");
    /** What is longer, PostgreSQL cuts. */
    private static final int LONGEST = 63;

    private SqlNames() {
    }

    /** A column's, an alias or a window's: it is written anew as it was read. */
    static void require(String name) {
        if (name != null && !(PLAIN.matcher(name).matches() || QUOTED.matcher(name).matches())) {
            throw SqlReader.refuse("%s is no plain name; put it in double quotes".formatted(name));
        }
        requireShort(name);
    }

    static void requireOfTable(String name) {
        if (name == null || !OF_A_TABLE.matcher(name).matches()) {
            throw SqlReader.refuse("%s is no plain name of a table".formatted(name));
        }
        requireShort(name);
    }

    private static void requireShort(String name) {
        if (name != null && name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw SqlReader.refuse("%s is longer than a name may be".formatted(name));
        }
    }

    /** The name that PostgreSQL makes of it: of letters, it folds A to Z alone. */
    static String folded(String name) {
        if (name.length() > 1 && name.startsWith("\"")) {
            return name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        var folded = new StringBuilder(name);
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                folded.setCharAt(i, (char) (letter - 'A' + 'a'));
            }
        }
        return folded.toString();
    }
}
