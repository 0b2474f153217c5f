package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.tino.finance.classification.word.Word;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;

/** Asks the owner's words, his own model and the model that ships, in this order; the first that is sure is believed. */
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
        Scores ownScores = ownModel == null ? null
                : ownModel.score(
                        OwnModelFeatures.rows(unknown, scores, shippedModel.manifest().confidenceBar(), known.vectors()));
        for (int i = 0; i < left; i++) {
            guesses[open[i]] = guess(scores, ownScores, i);
        }
        return Arrays.asList(guesses);
    }

    private static Guess guess(Word word) {
        return word == null ? null
                : new Guess(word.category(), Guess.rounded(word.agreement()), List.of(), Guess.OWN_WORDS);
    }

    private Guess guess(Scores scores, Scores ownScores, int row) {
        if (ownScores == null) {
            return shipped.on(scores, row);
        }
        Guess personal = own.on(ownScores, row);
        if (personal.category() != null) {
            return personal;
        }
        Guess general = shipped.on(scores, row);
        return general.category() == null ? personal : general;
    }

    private static List<Row> select(List<Row> rows, int[] open, int count) {
        var selected = new ArrayList<Row>(count);
        for (int i = 0; i < count; i++) {
            selected.add(rows.get(open[i]));
        }
        return selected;
    }
}
