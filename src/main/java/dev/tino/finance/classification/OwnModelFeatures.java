package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.List;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.serve.Scores.Score;

/**
 * What a user's own model sees of a transaction: description, amount, and what the model that ships says of it. So it
 * learns from a few corrections which of the shipped categories are which of his (Wolpert: Stacked Generalization, Neural
 * Networks 5, 1992). Day and month are left out: what a few dozen rows say of them is chance.
 */
public final class OwnModelFeatures {

    public static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"),
            Column.category("shipped"), Column.category("shippedIfSure"));

    private OwnModelFeatures() {
    }

    /**
     * @param rows of {@link TransactionFeatures#SCHEMA}
     * @param shipped what the model that ships says of them
     * @param bar from which probability on that model is sure
     */
    public static List<Row> rows(List<Row> rows, Scores shipped, double bar) {
        var stacked = new ArrayList<Row>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            List<Object> values = rows.get(i).values();
            Score best = shipped.best(i);
            stacked.add(Row.of(values.get(0), values.get(1), best.label(),
                    best.probability() >= bar ? best.label() : null));
        }
        return stacked;
    }
}
