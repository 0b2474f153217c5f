package dev.tino.finance.classification.word;

import java.text.Normalizer;

/** The form in which descriptions are compared, as {@code finance_description_key} in the database makes it. */
final class DescriptionKey {

    private static final char FIRST_MARK = '\u0300';
    private static final char LAST_MARK = '\u036f';

    private DescriptionKey() {
    }

    static String of(String description) {
        String text = isAscii(description) ? description : Normalizer.normalize(description, Normalizer.Form.NFD);
        var key = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isSpace(letter)) {
                space = key.length() > 0;
            } else if (letter < FIRST_MARK || letter > LAST_MARK) {
                if (space) {
                    key.append(' ');
                    space = false;
                }
                key.append(letter >= 'A' && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter);
            }
        }
        return key.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter >= '\t' && letter <= '\r' || letter == '\u0085' || letter == '\u00a0';
    }
}
