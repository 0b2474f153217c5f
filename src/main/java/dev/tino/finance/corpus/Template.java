package dev.tino.finance.corpus;

import java.util.Map;
import java.util.regex.Matcher;

/** Fills placeholders: from the values of the line, else from the lexicon's lists; {@code #} becomes a digit. */
final class Template {

    private final Lexicon lexicon;
    private final Draw draw;

    Template(Lexicon lexicon, Draw draw) {
        this.lexicon = lexicon;
        this.draw = draw;
    }

    String fill(String text, Map<String, String> values) {
        Matcher matcher = LexiconCheck.PLACEHOLDER.matcher(text);
        var filled = new StringBuilder(text.length() + 32);
        int end = 0;
        while (matcher.find()) {
            filled.append(digits(text.substring(end, matcher.start())));
            String value = values.get(matcher.group(1));
            filled.append(value != null ? value : fill(draw.pick(lexicon.list(matcher.group(1))), values));
            end = matcher.end();
        }
        return filled.append(digits(text.substring(end))).toString();
    }

    private String digits(String text) {
        if (text.indexOf('#') < 0) {
            return text;
        }
        var digits = new StringBuilder(text);
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) == '#') {
                digits.setCharAt(i, (char) ('0' + draw.between(0, 9)));
            }
        }
        return digits.toString();
    }
}
