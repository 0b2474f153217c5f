package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tino.finance.category.Category;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.classification.Guess.Alternative;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.serve.Scores.Score;
import dev.tino.models.ModelVersion;

/** Turns a model's probabilities into guesses among the categories that one owner has. */
final class Verdicts {

    private static final int ALTERNATIVES = 3;
    /** Less is noise to whoever reads it; far below 1 / labels, so the best label always reaches it. */
    private static final float LEAST_ALTERNATIVE = 0.01f;

    private final LoadedModel model;
    private final ModelVersion version;
    private final Map<String, Category> owned = new HashMap<>();

    Verdicts(LoadedModel model, ModelVersion version, List<Category> categories) {
        this.model = model;
        this.version = version;
        categories.forEach(category -> owned.put(OwnedName.key(category.name), category));
        // A label under its very name is found without folding its case once more for each line.
        model.manifest().labels().forEach(label -> owned.computeIfAbsent(label, name -> owned.get(OwnedName.key(name))));
    }

    /** Must run on the inference pool. */
    List<Guess> on(List<Row> rows) {
        Scores scores = model.score(rows);
        double bar = model.manifest().confidenceBar();
        var guesses = new ArrayList<Guess>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            guesses.add(guess(scores.top(row, ALTERNATIVES + 1, LEAST_ALTERNATIVE), bar));
        }
        return guesses;
    }

    private Guess guess(List<Score> best, double bar) {
        float confidence = best.get(0).probability();
        Category category = confidence >= bar ? owned.get(best.get(0).label()) : null;
        var alternatives = new ArrayList<Alternative>(ALTERNATIVES);
        for (Score score : best) {
            Category candidate = owned.get(score.label());
            if (candidate != null && candidate != category && alternatives.size() < ALTERNATIVES) {
                alternatives.add(new Alternative(candidate.name, rounded(score.probability())));
            }
        }
        return new Guess(category, rounded(confidence), alternatives, version);
    }

    /** Four decimals: more would claim a precision that no estimate has. */
    private static float rounded(float probability) {
        return Math.round(probability * 10_000) / 10_000f;
    }
}
