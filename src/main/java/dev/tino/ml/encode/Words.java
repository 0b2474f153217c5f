package dev.tino.ml.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Divides a text into words as {@link TextFolding} gives them, of more than two letters, function words left out. */
public final class Words {

    private static final int SHORTEST = 3;

    private Words() {
    }

    /** In the order of the text; none for null. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        of(text, new char[TextFolding.LONGEST_OF_WORDS + 2], words::add);
        return words;
    }

    /** @param folded scratch space for a text of {@link TextFolding#LONGEST_OF_WORDS} */
    static void of(String text, char[] folded, Consumer<String> words) {
        int length = text == null ? 0 : TextFolding.fold(text, TextFolding.LONGEST_OF_WORDS, folded);
        int start = 1;
        for (int end = 1; end < length; end++) {
            if (folded[end] == ' ') {
                take(folded, start, end, words);
                start = end + 1;
            }
        }
    }

    private static void take(char[] folded, int start, int end, Consumer<String> words) {
        if (end - start >= SHORTEST) {
            String word = new String(folded, start, end - start);
            if (!StopWords.contains(word)) {
                words.accept(word);
            }
        }
    }
}
