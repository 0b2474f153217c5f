package dev.tino.chat.question.phrase;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as questions are read: lower-case words without accents, one space between them. */
public final class FoldedText {

    /** Characters that are read: no question needs more. */
    public static final int LONGEST = 1_000;

    /** "March '25". */
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<=[\\p{L}\\d ])['’`]([0-4]\\d)(?!\\d)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** "Q3'24", "analyst's": what follows an apostrophe is a word of its own. */
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9/.,%&$-]+");
    /** Between digits they are part of a date or a number, elsewhere they divide words. */
    private static final Pattern LOOSE = Pattern.compile("(?<![0-9])[/.,-]+|[/.,-]+(?![0-9])");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private FoldedText() {
    }

    public static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        start = SHORT_YEAR.matcher(start).replaceAll(" 20$1");
        String letters = MARKS.matcher(Normalizer.normalize(start, Normalizer.Form.NFKD)).replaceAll("");
        String words = SIGNS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return SPACES.matcher(LOOSE.matcher(words).replaceAll(" ")).replaceAll(" ").strip();
    }
}
