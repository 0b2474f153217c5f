package dev.tino.finance.statement.line;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tino.finance.statement.StatementLine;

/** Texts of statements, made comparable and joined. */
public final class Words {

    /** Fields for names hold some 20 to 32 characters: longer ones may end within a word. */
    private static final int SHORTEST_CUT = 20;

    private Words() {
    }

    /** Lower case without accents, only letters and digits, words parted by one space. */
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean gap = false;
        for (int c : plain.codePoints().toArray()) {
            if (Character.isLetterOrDigit(c)) {
                if (gap && folded.length() > 0) {
                    folded.append(' ');
                }
                gap = false;
                folded.appendCodePoint(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** Runs of white space of any kind become one space; none at the ends. Control characters stay, to be refused. */
    public static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = true;
                continue;
            }
            if (gap && tidy.length() > 0) {
                tidy.append(' ');
            }
            gap = false;
            tidy.append(c);
        }
        return tidy.toString();
    }

    /**
     * All parts, tidy and parted by a space. Left out is a part that another one repeats in whole words, or begins
     * with and may be cut from.
     */
    public static String join(List<String> parts) {
        List<String> kept = new ArrayList<>();
        for (String part : parts) {
            String tidy = tidy(part);
            if (tidy.isEmpty() || kept.stream().anyMatch(other -> repeats(other, tidy))) {
                continue;
            }
            kept.removeIf(other -> repeats(tidy, other));
            kept.add(tidy);
        }
        return String.join(" ", kept);
    }

    private static boolean repeats(String whole, String part) {
        // Such a text is refused in the end, and searching it could take long.
        if (whole.length() > StatementLine.MAX_DESCRIPTION) {
            return false;
        }
        String text = whole.toLowerCase(Locale.ROOT);
        String words = part.toLowerCase(Locale.ROOT);
        if (words.length() >= SHORTEST_CUT && text.startsWith(words)) {
            return true;
        }
        int start = text.indexOf(words);
        while (start >= 0 && !(isBoundary(text, start) && isBoundary(text, start + words.length()))) {
            start = text.indexOf(words, start + 1);
        }
        return start >= 0;
    }

    private static boolean isBoundary(String text, int index) {
        return index == 0 || index == text.length() || !Character.isLetterOrDigit(text.codePointBefore(index))
                || !Character.isLetterOrDigit(text.codePointAt(index));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || Character.isSpaceChar(c);
    }
}
