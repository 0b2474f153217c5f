package dev.tino.chat.question.slot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.tino.chat.question.phrase.FoldedText;
import dev.tino.chat.question.phrase.Misspelling;

/** Finds names of the business data in a question: whatever their accents, and with a letter wrong in a longer one. */
public final class NameIndex {

    private static final int MOST_WORDS = 6;
    /** Shorter names must be right. */
    private static final int SHORTEST_MISSPELT = 6;
    private static final int SHORTEST_TWICE_MISSPELT = 14;

    private static final Pattern JOINED = Pattern.compile(
            "(x[a-z]+) (?:(?:e|ou|and|or|&|mais|as well as|assim como)(?: (?:o|a|os|as|no|na|nos|nas|em|do|da|de|in|the|of|for|para))* )\\1$");
    private static final Pattern AGAINST = Pattern.compile(
            "\\b(?:compar[a-z]*|versus|vs|x|contra|against|than|diferenca|difference|ou|or|do que|cada|each)\\b");

    private final Map<String, Named> exact;
    /** By first letter and number of words. */
    private final Map<String, List<String>> alike = new HashMap<>();
    private final Predicate<String> isWord;

    private NameIndex(Map<String, Named> exact, Predicate<String> isWord) {
        this.exact = exact;
        this.isWord = isWord;
        exact.keySet().stream().filter(name -> name.length() >= SHORTEST_MISSPELT)
                .forEach(name -> alike.computeIfAbsent(shelf(name), any -> new ArrayList<>()).add(name));
    }

    private static String shelf(String name) {
        return name.charAt(0) + String.valueOf(name.split(" ").length);
    }

    /** @param isWord whether a text means something else, and so is no misspelt name */
    public static Builder builder(Predicate<String> isWord) {
        return new Builder(isWord);
    }

    /** Collects what is called how. */
    public static final class Builder {

        private final Map<String, Named> names = new TreeMap<>();
        private final Predicate<String> isWord;

        private Builder(Predicate<String> isWord) {
            this.isWord = isWord;
        }

        /** What comes first keeps its names. */
        public Builder add(Named named, String... names) {
            for (String name : names) {
                String folded = FoldedText.of(name);
                if (!folded.isEmpty()) {
                    this.names.putIfAbsent(folded, named);
                }
            }
            return this;
        }

        public NameIndex build() {
            return new NameIndex(Map.copyOf(names), isWord);
        }
    }

    /**
     * @param rest the question with placeholders in it
     * @param names of each kind: several that are joined by "and" are one
     * @param isUnclear whether there are several of a kind that are not
     */
    record Found(Map<Kind, Named> names, String rest, boolean isUnclear) {
    }

    Found read(String folded) {
        String[] tokens = folded.split(" ");
        Map<Kind, Named> found = new TreeMap<>();
        List<String> rest = new ArrayList<>();
        boolean unclear = false;
        for (int i = 0; i < tokens.length;) {
            int length = Math.min(MOST_WORDS, tokens.length - i);
            Named named = null;
            while (length > 0 && named == null) {
                named = find(String.join(" ", List.of(tokens).subList(i, i + length)));
                length -= named == null ? 1 : 0;
            }
            rest.add(named == null ? tokens[i] : named.kind().placeholder());
            if (named != null) {
                Named before = found.get(named.kind());
                boolean joined = before != null && JOINED.matcher(String.join(" ", rest)).find();
                unclear |= before != null && !joined && !before.isWithin(named) && !named.isWithin(before);
                found.put(named.kind(), before == null ? named : before.with(named, joined));
            }
            i += Math.max(1, length);
        }
        String text = String.join(" ", rest);
        boolean several = found.values().stream().anyMatch(Named::isSeveral);
        return new Found(found, text, unclear || several && AGAINST.matcher(text).find());
    }

    private Named find(String text) {
        Named named = exact.get(text);
        if (named != null || text.length() < SHORTEST_MISSPELT || isWord.test(text)) {
            return named;
        }
        int most = text.length() >= SHORTEST_TWICE_MISSPELT ? 2 : 1;
        return alike.getOrDefault(shelf(text), List.of()).stream()
                .filter(name -> name.length() >= SHORTEST_MISSPELT && Misspelling.distance(text, name, most) <= most).sorted()
                .findFirst().map(exact::get).orElse(null);
    }
}
