package dev.tino.chat.question.phrase;

/**
 * A word, or a few words that belong together, as it is written folded.
 *
 * @param meaning null of one that says nothing about which question is asked
 * @param language null where it may be of both
 */
record Word(String text, String meaning, Language language) {

    int length() {
        return 1 + (int) text.chars().filter(c -> c == ' ').count();
    }
}
