package dev.tino.chat.question.phrase;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** What the classifier sees of a question: its words, and what they mean. */
public final class QuestionFeatures {

    /** The name of the model. */
    public static final String MODEL = "chat.questions";
    /** The label of what no vetted question answers. */
    public static final String OUTSIDE = "outside";
    public static final Schema SCHEMA = Schema.of(Column.text("text"), Column.text("concepts"));

    private QuestionFeatures() {
    }

    public static Row row(Phrase phrase) {
        return Row.of(phrase.text(), phrase.concepts());
    }
}
