package dev.tino.books.recommendation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What titles tell of the works behind them. */
final class Titles {

    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]");
    private static final Pattern SUBTITLE = Pattern.compile("(:|;| [-–—]) .*");
    /** A number by itself is part of the name: Fahrenheit 451. */
    private static final Pattern VOLUME = Pattern.compile(
            "[\\s,]*(\\b(volume|vol|book|part|number|no)\\b\\.?\\s*#?|#)\\s*(\\d[\\d.–-]*|[ivxl]+)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int SHORTEST_WORD = 4;

    private Titles() {
    }

    /** What the titles of one work's editions and volumes have in common: no subtitle, no number, nothing in parentheses. */
    static String work(String title) {
        String bare = withoutParentheses(title);
        String main = SUBTITLE.matcher(bare).replaceFirst("");
        String work = fold(VOLUME.matcher(main).replaceFirst(""));
        return work.isEmpty() ? fold(title) : work;
    }

    /** From the inside: "(Rat Queens (Collected Editions) #1-5)" goes whole. */
    private static String withoutParentheses(String title) {
        String rest = PARENTHESES.matcher(title).replaceAll(" ");
        return rest.equals(title) ? rest.strip() : withoutParentheses(rest);
    }

    /** Lower-case letters and digits without accents, words divided by one space. */
    static String fold(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_IN_WORDS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** The words that are long enough to tell something. */
    static Set<String> words(String title) {
        Set<String> words = new HashSet<>(Arrays.asList(fold(title).split(" ")));
        words.removeIf(word -> word.length() < SHORTEST_WORD);
        return words;
    }

    /** The share of words that two titles have in common (Jaccard), in [0, 1]. */
    static double similarity(Set<String> some, Set<String> others) {
        long common = some.stream().filter(others::contains).count();
        return common == 0 ? 0 : (double) common / (some.size() + others.size() - common);
    }
}
