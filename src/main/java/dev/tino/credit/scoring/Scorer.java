package dev.tino.credit.scoring;

import java.util.ArrayList;
import java.util.List;

import dev.tino.ml.dataset.Row;
import dev.tino.ml.explain.Explainer;
import dev.tino.ml.explain.Explanation;
import dev.tino.ml.onnx.Parity;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;
import dev.tino.models.ModelError;

/** Scores rows and says why, by the same graph. */
public final class Scorer {

    private static final double[] NO_CONTRIBUTIONS = new double[0];

    private Scorer() {
    }

    /** On an inference thread; about half a millisecond a row. */
    public static List<Scored> explain(LoadedModel model, List<Row> rows) {
        Explainer explainer = explainer(model);
        Scores scores = model.score(rows);
        List<Scored> scored = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Explanation explanation = explainer.explain(model.manifest().encoder().encode(rows.get(row)));
            double score = scores.probability(row, ScoringModel.GOOD_INDEX);
            requireParity(model, explainer, explanation.raw(), score);
            scored.add(new Scored(score, explanation.raw(), explanation.base(), explanation.contributions()));
        }
        return scored;
    }

    /** The same without reasons, in a fraction of the time: the base is 0, and contributions are none. */
    public static List<Scored> score(LoadedModel model, List<Row> rows) {
        Explainer explainer = explainer(model);
        Scores scores = model.score(rows);
        List<Scored> scored = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            double raw = explainer.margin(model.manifest().encoder().encode(rows.get(row)));
            double score = scores.probability(row, ScoringModel.GOOD_INDEX);
            requireParity(model, explainer, raw, score);
            scored.add(new Scored(score, raw, 0, NO_CONTRIBUTIONS));
        }
        return scored;
    }

    private static Explainer explainer(LoadedModel model) {
        return model.explainer().orElseThrow(() -> ModelError.MODEL_FOREIGN
                .because("The champion of %s cannot explain what it says", model.manifest().name()));
    }

    /** Both come from one graph, by two ways: what is explained must be what was said. */
    private static void requireParity(LoadedModel model, Explainer explainer, double raw, double score) {
        if (!(Math.abs(explainer.probability(raw) - score) <= Parity.TOLERANCE)) {
            throw ModelError.MODEL_PARITY_FAILED.because("The reasons of %s are not those of its score",
                    model.manifest().name());
        }
    }
}
