package dev.tino.finance.training;

import java.util.Arrays;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Predictions;

/**
 * A trained model that does not serve yet.
 *
 * @param outOfFold what models that were trained in the same way, but without a row's description, say of each row
 */
record OwnModel(ModelFile file, Predictions outOfFold) {

    /** What is said out of fold of some of the rows. */
    Predictions outOfFold(Dataset rows, int[] positions) {
        return new Predictions(outOfFold.labels(), Arrays.stream(positions).map(row -> outOfFold.truth()[row]).toArray(),
                Arrays.stream(positions).mapToObj(row -> outOfFold.probabilities()[row]).toArray(double[][]::new),
                rows.select(positions).units());
    }
}
