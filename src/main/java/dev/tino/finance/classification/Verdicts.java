package dev.tino.finance.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tino.finance.category.Category;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.classification.Guess.Alternative;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.serve.Scores;
import dev.tino.ml.serve.Scores.Score;
import dev.tino.models.ModelVersion;

/** Turns a model's probabilities into guesses among the categories that one owner has. */
final class Verdicts {

    private static final int ALTERNATIVES = 3;
    /** Less is noise to whoever reads it; far below 1 / labels, so the best label always reaches it. */
    private static final float LEAST_ALTERNATIVE = 0.01f;

    private final ModelVersion version;
    private final double bar;
    private final Map<String, Category> owned = new HashMap<>();
    private final Map<UUID, Category> byId = new HashMap<>();

    Verdicts(Manifest manifest, ModelVersion version, List<Category> categories) {
        this.version = version;
        this.bar = manifest.confidenceBar();
        categories.forEach(category -> {
            owned.put(OwnedName.key(category.name), category);
            byId.put(category.id, category);
        });
        // A label under its very name is found without folding its case once more for each line.
        manifest.labels().forEach(label -> owned.computeIfAbsent(label, name -> owned.get(OwnedName.key(name))));
    }

    /** What the model is sure enough of among the owner's categories, or a guess without category. */
    Guess on(Scores scores, int row) {
        return guess(scores, row, bar);
    }

    /** A guess without category, however sure the model is. */
    Guess abstention(Scores scores, int row) {
        return guess(scores, row, Double.POSITIVE_INFINITY);
    }

    /** The owner's category of that id, or null when he has it no more. */
    Category owned(UUID id) {
        return byId.get(id);
    }

    private Guess guess(Scores scores, int row, double least) {
        List<Score> best = scores.top(row, ALTERNATIVES + 1, LEAST_ALTERNATIVE);
        float confidence = best.get(0).probability();
        Category category = confidence >= least ? owned.get(best.get(0).label()) : null;
        var alternatives = new ArrayList<Alternative>(ALTERNATIVES);
        for (Score score : best) {
            Category candidate = owned.get(score.label());
            if (candidate != null && candidate != category && alternatives.size() < ALTERNATIVES) {
                alternatives.add(new Alternative(candidate.name, Guess.rounded(score.probability())));
            }
        }
        return new Guess(category, Guess.rounded(confidence), alternatives, version);
    }
}
