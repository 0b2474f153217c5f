package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import dev.tino.finance.category.Category;
import dev.tino.finance.classification.word.Word;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;

/**
 * Asks the owner's words, his own model and the model that ships, in this order; the first that is sure is believed, the
 * own model only where it has learned what the one that ships is sure of.
 */
final class Cascade {

    private final Verdicts own;
    private final Verdicts shipped;

    /** @param own null when the owner has no model of his own */
    Cascade(Verdicts own, Verdicts shipped) {
        this.own = own;
        this.shipped = shipped;
    }

    /**
     * Must run on the inference pool.
     *
     * @param ownModel null when the owner has none that can be asked
     */
    List<Guess> on(List<Row> rows, Known known, LoadedModel ownModel, LoadedModel shippedModel) {
        var guesses = new Guess[rows.size()];
        int[] open = new int[rows.size()];
        int left = 0;
        for (int i = 0; i < guesses.length; i++) {
            guesses[i] = guess(known.words().on(TransactionFeatures.description(rows.get(i))));
            if (guesses[i] == null) {
                open[left++] = i;
            }
        }
        List<Row> unknown = left == guesses.length ? rows : select(rows, open, left);
        Scores scores = shippedModel.score(unknown);
        IntFunction<Guess> models = ownModel == null ? row -> shipped.on(scores, row)
                : stacked(unknown, known, ownModel, scores, shippedModel.manifest().confidenceBar());
        for (int i = 0; i < left; i++) {
            guesses[open[i]] = models.apply(i);
        }
        return Arrays.asList(guesses);
    }

    private IntFunction<Guess> stacked(List<Row> rows, Known known, LoadedModel ownModel, Scores scores, double bar) {
        List<Row> stacked = OwnModelFeatures.rows(rows, scores, bar, known.vectors());
        Scores ownScores = ownModel.score(stacked);
        Encoder encoder = ownModel.manifest().encoder();
        return row -> {
            Guess personal = OwnModelFeatures.isNewTo(encoder, stacked.get(row)) ? own.abstention(ownScores, row)
                    : own.on(ownScores, row);
            if (personal.category() != null) {
                return personal;
            }
            Guess general = shipped.on(scores, row);
            return general.category() == null ? personal : general;
        };
    }

    /** A word under a category that the owner has removed meanwhile is none. */
    private Guess guess(Word word) {
        Category category = word == null ? null : shipped.owned(word.category().id);
        return category == null ? null
                : new Guess(category, Guess.rounded(word.agreement()), List.of(), Guess.OWN_WORDS);
    }

    private static List<Row> select(List<Row> rows, int[] open, int count) {
        var selected = new ArrayList<Row>(count);
        for (int i = 0; i < count; i++) {
            selected.add(rows.get(open[i]));
        }
        return selected;
    }
}
