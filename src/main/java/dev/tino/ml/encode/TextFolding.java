package dev.tino.ml.encode;

import java.text.Normalizer;

/**
 * Brings a text to what its tokens are made of: lower-case letters without accents, words divided by one space, a
 * space at either end. Digits are dropped, every other sign divides words.
 */
final class TextFolding {

    /** Characters of a text that is read by characters. */
    static final int LONGEST = 1024;
    /** Characters of a text that is read by words: more than the longest description of a thing. */
    static final int LONGEST_OF_WORDS = 100_000;

    private static final char DROP = 0;
    private static final char DECOMPOSE = '\uffff';
    /** What becomes of each character of the Latin blocks. */
    private static final char[] LATIN = new char[0x250];

    static {
        for (char c = 0; c < LATIN.length; c++) {
            LATIN[c] = latin(c);
        }
    }

    private TextFolding() {
    }

    /**
     * @param longest characters of the text that count, before and after; the rest is cut
     * @param out takes at least {@code longest} + 2 characters
     * @return how many were written; 0 for a text without a letter
     */
    static int fold(String text, int longest, char[] out) {
        int length = Math.min(longest, text.length());
        int size = 0;
        out[size++] = ' ';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char folded = c < LATIN.length ? LATIN[c] : DECOMPOSE;
            if (folded == DECOMPOSE) {
                return foldDecomposed(Normalizer.normalize(text.substring(0, length), Normalizer.Form.NFKD), longest,
                        out);
            }
            size = append(folded, out, size);
        }
        return close(out, size);
    }

    private static int foldDecomposed(String text, int longest, char[] out) {
        int size = 0;
        out[size++] = ' ';
        for (int i = 0; i < text.length() && size <= longest; i++) {
            size = append(foldAlone(text.charAt(i)), out, size);
        }
        return close(out, size);
    }

    private static int append(char folded, char[] out, int size) {
        if (folded == DROP || folded == ' ' && out[size - 1] == ' ') {
            return size;
        }
        out[size] = folded;
        return size + 1;
    }

    private static int close(char[] out, int size) {
        if (size == 1) {
            return 0;
        }
        if (out[size - 1] == ' ') {
            return size;
        }
        out[size] = ' ';
        return size + 1;
    }

    private static char latin(char c) {
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        char folded = foldAlone(decomposed.charAt(0));
        for (int i = 1; i < decomposed.length(); i++) {
            if (foldAlone(decomposed.charAt(i)) != DROP) {
                return DECOMPOSE;
            }
        }
        return folded;
    }

    private static char foldAlone(char c) {
        if (Character.isLetter(c)) {
            return Character.toLowerCase(c);
        }
        int type = Character.getType(c);
        boolean dropped = type == Character.NON_SPACING_MARK || type == Character.DECIMAL_DIGIT_NUMBER;
        return dropped ? DROP : ' ';
    }
}
