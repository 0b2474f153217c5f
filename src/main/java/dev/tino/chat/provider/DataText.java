package dev.tino.chat.provider;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.chat.assistant.Piece.Evidence;

/** Data as a model is told of them: marked, so that nothing in them is taken for what it is asked to do. */
final class DataText {

    private static final JsonMapper JSON = new JsonMapper();
    /** Possessive: thousands of blanks behind a sign are looked at once. */
    private static final Pattern MARK = Pattern.compile("<(?=\\s*+/?+\\s*+data)", Pattern.CASE_INSENSITIVE);

    private DataText() {
    }

    /** Whatever looks like a mark within it is none. */
    static String marked(String text) {
        return "<data>\n" + MARK.matcher(text).replaceAll("‹") + "\n</data>";
    }

    /**
     * Rows as lines of JSON, which keep the borders of values, whatever these say.
     *
     * @param most characters; what does not fit is left out, and said to be
     */
    static String rows(Evidence evidence, int most) {
        StringBuilder text = new StringBuilder(json(evidence.columns()));
        int told = 0;
        for (List<Object> row : evidence.rows()) {
            String line = json(row);
            if (text.length() + line.length() > most) {
                break;
            }
            text.append('\n').append(line);
            told++;
        }
        String rest = told < evidence.rows().size() || evidence.truncated()
                ? "These are the first %d rows; there are more.".formatted(told)
                : "These are all rows, %d.".formatted(told);
        return marked(text.toString()) + "\n" + rest;
    }

    private static String json(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
