package dev.tino.ml.explain;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.LinearMargin;
import dev.tino.ml.train.PlattScaling;
import dev.tino.ml.train.TreeMargin;

/**
 * Tells what each column contributes to a row's margin: its exact Shapley value in the game whose worth, for a set of
 * columns, is the mean margin of the background's rows with the explained row's values put into those columns (Janzing,
 * Minorics, Blöbaum: Feature Relevance Quantification in Explainable AI, AISTATS 2020). A column is one player, however
 * many ids of the encoder are its own. Immutable; the same row has the same explanation bit by bit, in any thread.
 */
public final class Explainer {

    private final Encoder encoder;
    private final PlattScaling calibration;
    private final Attribution attribution;

    private Explainer(Encoder encoder, PlattScaling calibration, Attribution attribution) {
        this.encoder = encoder;
        this.calibration = calibration;
        this.attribution = attribution;
    }

    /**
     * Explains what the file's graph says, in the numbers of the graph.
     *
     * @throws ModelException of reason {@code NOT_EXPLAINABLE} when the graph calibrates no margin, the file has no background
     *         or
     *         a tree asks for more than 64 columns one after the other, {@code DAMAGED_FILE} when the graph is none of ours
     */
    public static Explainer of(ModelFile file) {
        if (file.background().isEmpty()) {
            throw Reason.NOT_EXPLAINABLE.because("the model '%s' has no rows to compare with", file.manifest().name());
        }
        CalibratedModel model = file.calibrated().orElseThrow(() -> Reason.NOT_EXPLAINABLE
                .because("the scores of the model '%s' are no margin that adds up", file.manifest().name()));
        return new Explainer(model.encoder(), model.calibration(), attribution(model));
    }

    private static Attribution attribution(CalibratedModel model) {
        if (model.margin() instanceof LinearMargin linear) {
            return new LinearAttribution(linear, model.encoder(), model.background());
        }
        return new TreeAttribution((TreeMargin) model.margin(), model.encoder(), model.background());
    }

    /** @throws ModelException of reason {@code ROW_MISMATCH} when the row does not fit the schema */
    public Explanation explain(Row row) {
        return explain(encoder.encode(row));
    }

    /** @param row as the model's encoder gives it */
    public Explanation explain(SparseVector row) {
        double[] contributions = new double[encoder.schema().size()];
        attribution.attribute(row, contributions);
        return new Explanation(attribution.base(), attribution.margin(row), contributions);
    }

    /** Before it is calibrated; in favour of the second label. */
    public double margin(SparseVector row) {
        return attribution.margin(row);
    }

    /** The second label's probability, in [0, 1], at a margin. */
    public double probability(double raw) {
        return calibration.probability(raw);
    }

    /** About how many bytes it takes. */
    public long memory() {
        return attribution.memory();
    }
}
