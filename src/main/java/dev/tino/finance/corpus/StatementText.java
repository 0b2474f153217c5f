package dev.tino.finance.corpus;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What statements do to a text, letter by letter. */
final class StatementText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private StatementText() {
    }

    /** Lower case without accents: two texts that differ in neither are the same name. */
    static String plain(String text) {
        return withoutAccents(text).toLowerCase(Locale.ROOT);
    }

    static String withoutAccents(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }

    static String titleCase(String text) {
        var title = new StringBuilder(text.length());
        boolean start = true;
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            title.append(start ? Character.toUpperCase(letter) : letter);
            start = !Character.isLetterOrDigit(letter) && letter != '\'';
        }
        return title.toString();
    }

    static String glued(String text) {
        return SPACES.matcher(text).replaceAll("");
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).stripTrailing();
    }

    /** Drops, doubles or swaps the letter at {@code position}. */
    static String typo(String text, int position, int manner) {
        String before = text.substring(0, position);
        String after = text.substring(position + 1);
        char letter = text.charAt(position);
        return switch (manner) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            default -> after.isEmpty() ? text : before + after.charAt(0) + letter + after.substring(1);
        };
    }
}
