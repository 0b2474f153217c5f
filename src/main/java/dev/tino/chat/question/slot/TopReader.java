package dev.tino.chat.question.slot;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how many rows somebody wants to see: "the five best", "top 10". */
final class TopReader {

    /** Stands where the number stood. */
    static final String PLACEHOLDER = "xtop";
    static final int MOST = 50;

    private static final Pattern NUMBER = Pattern
            .compile("(?<![a-z0-9$/.,%-])" + NumberWords.NUMBER
                    + "(?![a-z0-9/.,%-]| (?:mil|milh|thousand|million|reais|brl|k\\b|" + CalendarUnit.ANY
                    + "\\b))");
    /** "Above 10", "with 3" is a bound and not a number of rows. */
    private static final Pattern BOUND = Pattern
            .compile("(?:acima de|mais de|menos de|abaixo de|over|above|more than|less than|fewer than|below|com|with) $");

    private TopReader() {
    }

    record Found(OptionalInt top, String rest) {
    }

    static Found read(String text) {
        Matcher match = NUMBER.matcher(text);
        while (match.find()) {
            String number = match.group(1);
            boolean counts = Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) > 0 : NumberWords.isCount(number);
            if (counts && !BOUND.matcher(text.substring(0, match.start())).find()) {
                return new Found(OptionalInt.of(Math.min(MOST, NumberWords.value(number))),
                        text.substring(0, match.start()) + PLACEHOLDER + text.substring(match.end()));
            }
        }
        return new Found(OptionalInt.empty(), text);
    }
}
