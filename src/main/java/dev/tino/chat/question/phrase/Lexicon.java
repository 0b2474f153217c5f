package dev.tino.chat.question.phrase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What words mean: see {@code chat/words.txt}. */
public final class Lexicon {

    /** Words that belong together are at most so many. */
    static final int MOST_WORDS = 6;
    /** Shorter ones are too easily taken for another. */
    private static final int SHORTEST_MISSPELT = 5;
    private static final int SHORTEST_TWICE_MISSPELT = 9;

    private static final Lexicon SHIPPED = LexiconReader.read("chat/words.txt");

    private final Map<String, Word> exact = new HashMap<>();
    /** By their beginnings. */
    private final Map<String, Word> beginnings = new HashMap<>();
    /** Single words of some length that mean something, in the order of the file. */
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Language, Map<String, List<String>>> spoken = new HashMap<>();
    private int longestBeginning;

    /** A word that may be written wrong, and which letters it has. */
    private record Candidate(Word word, int letters) {
    }

    Lexicon() {
        for (Language language : Language.values()) {
            spoken.put(language, new HashMap<>());
        }
    }

    /** The one that the classifier is trained with. */
    public static Lexicon shipped() {
        return SHIPPED;
    }

    /** The first meaning of a word stays. */
    void put(String written, String meaning, Language language) {
        boolean begins = written.endsWith("*");
        String text = FoldedText.of(begins ? written.substring(0, written.length() - 1) : written);
        Word word = new Word(text, meaning, language);
        if (text.isEmpty() || word.length() > MOST_WORDS) {
            throw new IllegalStateException("words.txt: '%s' is no word, or too many".formatted(written));
        }
        (begins ? beginnings : exact).merge(text, word, Lexicon::inBoth);
        if (begins) {
            longestBeginning = Math.max(longestBeginning, text.length());
        } else if (meaning != null && word.length() == 1 && text.length() >= SHORTEST_MISSPELT) {
            candidates.add(new Candidate(word, Misspelling.letters(text)));
        }
    }

    private static Word inBoth(Word first, Word again) {
        return first.language() == again.language() ? first : new Word(first.text(), first.meaning(), null);
    }

    void speak(String meaning, Language language, String word) {
        spoken.get(language).computeIfAbsent(meaning, any -> new ArrayList<>()).add(word);
    }

    /** Words of a meaning for phrasings, as they are written; none of a meaning that there is not. */
    public List<String> spoken(String meaning, Language language) {
        return spoken.get(language).getOrDefault(meaning, List.of());
    }

    /** Whether the text is a word as it is. */
    public boolean knows(String folded) {
        return known(folded) != null;
    }

    /** @return null when it is none */
    Word known(String folded) {
        Word word = exact.get(folded);
        for (int length = Math.min(longestBeginning, folded.length()); word == null && length > 1; length--) {
            word = beginnings.get(folded.substring(0, length));
        }
        return word;
    }

    /** The word that somebody may have meant; null when it is like none. */
    Word misspelt(String folded) {
        if (folded.length() < SHORTEST_MISSPELT || !Character.isLetter(folded.charAt(0))) {
            return null;
        }
        int most = folded.length() >= SHORTEST_TWICE_MISSPELT ? 2 : 1;
        int letters = Misspelling.letters(folded);
        Word best = null;
        for (Candidate candidate : candidates) {
            if (!Misspelling.mayBeWithin(letters, candidate.letters, most)) {
                continue;
            }
            int distance = Misspelling.distance(folded, candidate.word.text(), most);
            if (distance <= most) {
                best = candidate.word;
                most = distance - 1;
            }
        }
        return best;
    }
}
