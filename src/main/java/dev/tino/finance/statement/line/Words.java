package dev.tino.finance.statement.line;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts of statements, made comparable and joined. */
public final class Words {

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

    /** All parts, tidy and parted by a space; a part that another one repeats or begins is left out. */
    public static String join(List<String> parts) {
        List<String> kept = new ArrayList<>();
        for (String part : parts) {
            String tidy = tidy(part);
            String lower = tidy.toLowerCase(Locale.ROOT);
            if (kept.stream().anyMatch(other -> other.toLowerCase(Locale.ROOT).contains(lower))) {
                continue;
            }
            kept.removeIf(other -> lower.contains(other.toLowerCase(Locale.ROOT)));
            kept.add(tidy);
        }
        return String.join(" ", kept);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || Character.isSpaceChar(c);
    }
}
