package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.serve.Scores.Score;
import dev.tino.models.embedding.EmbeddingSource;

/**
 * What a user's own model sees of a transaction: description, amount, what the model that ships says of it, and where
 * texts are embedded the description's vector. So it learns from a few corrections which of the shipped categories are
 * which of his (Wolpert: Stacked Generalization, Neural Networks 5, 1992). Day and month are left out: what a few dozen
 * rows say of them is chance.
 */
public final class OwnModelFeatures {

    /** Without vectors. */
    public static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"),
            Column.category("shipped"), Column.category("shippedIfSure"));

    private static final int SURE = 3;
    private static final String VECTOR = "meaning";

    private OwnModelFeatures() {
    }

    public static Schema schema(EmbeddingSource source) {
        var columns = new ArrayList<>(SCHEMA.columns());
        columns.add(source.column(VECTOR));
        return new Schema(columns);
    }

    /** Whether rows for a model with this schema can be made here; another Tino may have trained it. */
    static boolean areOf(Schema schema) {
        List<Column> columns = schema.columns();
        int known = SCHEMA.size();
        return schema.equals(SCHEMA) || columns.size() == known + 1 && columns.subList(0, known).equals(SCHEMA.columns())
                && columns.get(known).kind() == Column.Kind.VECTOR;
    }

    /**
     * Whether the model that ships is sure of a label that it was sure of in no row that the own model learned from: that
     * one cannot know better, though its few categories leave it no doubt.
     *
     * @param row one that {@link #rows} made
     */
    static boolean isNewTo(Encoder own, Row row) {
        var sure = (String) row.value(SURE);
        return sure != null && !own.knows(SURE, sure);
    }

    /**
     * @param rows of {@link TransactionFeatures#SCHEMA}
     * @param shipped what the model that ships says of them
     * @param bar from which probability on that model is sure
     * @param vectors of the descriptions; null for a schema without
     */
    public static List<Row> rows(List<Row> rows, Scores shipped, double bar, Map<String, float[]> vectors) {
        var stacked = new ArrayList<Row>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Score best = shipped.best(i);
            String sure = best.probability() >= bar ? best.label() : null;
            String description = TransactionFeatures.description(rows.get(i));
            Object amount = rows.get(i).value(1);
            stacked.add(vectors == null ? Row.of(description, amount, best.label(), sure)
                    : Row.of(description, amount, best.label(), sure, vectors.get(description)));
        }
        return stacked;
    }
}
