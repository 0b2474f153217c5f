package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.List;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.serve.Scores.Score;

/**
 * What a user's own model sees of a transaction: the same as the model that ships, and what that one says of it. So it
 * learns from a few corrections which of the shipped categories are which of his (Wolpert: Stacked Generalization, Neural
 * Networks 5, 1992).
 */
public final class OwnModelFeatures {

    public static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"), Column.number("day"),
            Column.number("month"), Column.category("shipped"), Column.number("shippedProbability"));

    private OwnModelFeatures() {
    }

    /**
     * @param rows of {@link TransactionFeatures#SCHEMA}
     * @param shipped what the model that ships says of them
     */
    public static List<Row> rows(List<Row> rows, Scores shipped) {
        var stacked = new ArrayList<Row>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<Object> values = rows.get(i).values();
            Score best = shipped.best(i);
            stacked.add(Row.of(values.get(0), values.get(1), values.get(2), values.get(3), best.label(),
                    best.probability()));
        }
        return stacked;
    }
}
