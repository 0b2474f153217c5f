package dev.tino.chat.question.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question says besides periods, names and numbers.
 *
 * @param text its words as they are written, folded
 * @param meanings what they mean, in their order: of a word that says nothing none, of one that nobody knows
 *        {@value #UNKNOWN}
 * @param negations those of them that are said by a "not" or "without"
 * @param language what most of its words are in; null when they do not tell
 */
public record Phrase(String text, List<String> meanings, Set<String> negations, Language language) {

    static final String UNKNOWN = "xunknown";
    /** "By segment" asks for a list, "in the segment" for one of them. */
    private static final String BY = "by";
    private static final Set<String> DIMENSIONS = Set.of("region", "state", "segment", "category", "customer", "analyst",
            "product", "month", "status", "type", "origin", "reason", "age", "funnel");
    /** What stands for a name, and the meaning of the word that may announce it. */
    private static final Map<String, Set<String>> PLACEHOLDERS = Map.of("xregion", Set.of("region", "state"), "xsegment",
            Set.of("segment", "customer"), "xanalyst", Set.of("analyst", "portfolio"), "xproduct",
            Set.of("product", "category"), "xperiod",
            Set.of());
    private static final String NUMBER = "xtop";
    /** What something is compared with. */
    private static final String COMPARED = "xbase";
    /** "Not" and what else excludes, where no longer words say what it means. */
    public static final String NOT = "not";
    /** The least of something. */
    public static final String WORST = "worst";
    private static final Pattern NEGATING = Pattern.compile("\\b(?:nao|sem|not|without|never|nunca|t)\\b");

    /** @param text folded, with placeholders */
    public static Phrase read(String text, Lexicon lexicon) {
        String[] tokens = text.isEmpty() ? new String[0] : text.split(" ");
        return new Reading(tokens, lexicon).phrase();
    }

    /** For the classifier. */
    public String concepts() {
        return String.join(" ", meanings);
    }

    /** Whether nothing is left but placeholders and words that say nothing. */
    public boolean isBare() {
        return meanings.stream().allMatch(meaning -> meaning.equals(NUMBER));
    }

    private static final class Reading {

        private final String[] tokens;
        private final Lexicon lexicon;
        private final List<String> meanings = new ArrayList<>();
        private final Set<String> negations = new TreeSet<>();
        private int portuguese;
        private int english;

        Reading(String[] tokens, Lexicon lexicon) {
            this.tokens = tokens;
            this.lexicon = lexicon;
        }

        Phrase phrase() {
            for (int i = 0; i < tokens.length;) {
                i += word(i);
            }
            Language language = portuguese == english ? null : portuguese > english ? Language.PT : Language.EN;
            String text = List.of(tokens).stream().filter(token -> !Character.isDigit(token.charAt(0)))
                    .collect(Collectors.joining(" "));
            return new Phrase(text, List.copyOf(meanings), Set.copyOf(negations), language);
        }

        /** @return of how many tokens it is made */
        private int word(int start) {
            if (PLACEHOLDERS.containsKey(tokens[start])) {
                return 1;
            }
            if (tokens[start].equals(COMPARED)) {
                add(COMPARED);
                return 1;
            }
            if (tokens[start].equals(NUMBER)) {
                add(NUMBER);
                return 1;
            }
            for (int length = Math.min(Lexicon.MOST_WORDS, tokens.length - start); length > 0; length--) {
                Word word = lexicon.known(String.join(" ", List.of(tokens).subList(start, start + length)));
                if (word != null && (length == 1 || word.length() == length)) {
                    take(word, start, length);
                    return length;
                }
            }
            unknown(start);
            return 1;
        }

        private void unknown(int start) {
            String token = tokens[start];
            Word meant = lexicon.misspelt(token);
            if (meant != null) {
                take(meant, start, 1);
            } else if (token.chars().filter(Character::isLetter).count() > 1) {
                meanings.add(UNKNOWN);
            }
        }

        private void take(Word word, int start, int length) {
            portuguese += word.language() == Language.PT ? 1 : 0;
            english += word.language() == Language.EN ? 1 : 0;
            if (word.meaning() != null && (word.meaning().equals(NOT) || NEGATING.matcher(word.text()).find())) {
                negations.add(word.meaning());
            }
            if (word.meaning() != null && !announces(word, start, length)) {
                add(word.meaning());
            }
        }

        private void add(String meaning) {
            boolean listed = DIMENSIONS.contains(meaning) && !meanings.isEmpty()
                    && meanings.get(meanings.size() - 1).equals(BY);
            if (!meanings.contains(meaning) || meaning.equals(BY)) {
                meanings.add(meaning);
            }
            if (listed && !meanings.contains(BY + meaning)) {
                meanings.add(BY + meaning);
            }
        }

        /** "The segment of retail": the word says what the name is, not what is asked for. */
        private boolean announces(Word word, int start, int length) {
            return isAnnounced(word, start - 1) || isAnnounced(word, start + length) || isAnnounced(word, start + length + 1)
                    && isJoint(start + length);
        }

        private boolean isAnnounced(Word word, int index) {
            return index >= 0 && index < tokens.length
                    && PLACEHOLDERS.getOrDefault(tokens[index], Set.of()).contains(word.meaning());
        }

        private boolean isJoint(int index) {
            Word between = index < tokens.length ? lexicon.known(tokens[index]) : null;
            return between != null && between.meaning() == null;
        }
    }
}
