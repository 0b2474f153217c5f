package dev.tino.chat.question.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to words when people are in a hurry: letters go missing, are doubled, or change places. */
final class Disturbance {

    private static final int SHORTEST_MISSPELT = 5;
    private static final double MISSPELT_WORDS = 0.04;
    private static final double TELEGRAMS = 0.12;
    private static final int SHORTEST_OF_A_TELEGRAM = 4;

    private Disturbance() {
    }

    static String of(String text, RandomGenerator random) {
        boolean telegram = random.nextDouble() < TELEGRAMS;
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            if (!telegram || word.length() >= SHORTEST_OF_A_TELEGRAM || word.startsWith("x")) {
                words.add(word(word, random));
            }
        }
        return words.isEmpty() ? text : String.join(" ", words);
    }

    private static String word(String word, RandomGenerator random) {
        if (word.length() < SHORTEST_MISSPELT || isPlaceholder(word) || random.nextDouble() >= MISSPELT_WORDS) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    private static boolean isPlaceholder(String word) {
        return word.matches("x(period|base|region|segment|analyst|product|top)");
    }
}
