package dev.tino.models.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;

class ComparisonTest {

    private static final Dataset ROWS = RandomDatasets.of(200, 3, 1);
    private static final Dataset TRAINING = ROWS.where(row -> row < 100);
    private static final TrainedModel MODEL = Models.linear(TRAINING, 1);

    @Test
    void onlyFiguresOfTheSameRowsAreCalledComparable() {
        Dataset heldOut = ROWS.where(row -> row >= 100);
        // As many of each class, so that only the rows themselves tell them apart.
        Dataset others = new Dataset(heldOut.schema(), TRAINING.rows(), heldOut.labels());

        assertThat(compare(evaluated(heldOut), evaluated(heldOut)).sameRows()).isTrue();
        assertThat(compare(evaluated(heldOut), evaluated(others)).sameRows()).isFalse();
        assertThat(compare(evaluated(heldOut), evaluated(ROWS)).sameRows()).isFalse();
    }

    @Test
    void whatTellsNoRowsCannotBeCalledEither() {
        Manifest without = manifest(new Predictions(MODEL.labels(), predictions(TRAINING).truth(),
                predictions(TRAINING).probabilities(), TRAINING.units()));

        Comparison comparison = compare(evaluated(TRAINING), without);

        assertThat(comparison.sameRows()).isNull();
        assertThat(comparison.note()).startsWith("It is not known");
        assertThat(compare(evaluated(ROWS), without).sameRows()).isFalse();
    }

    private static Comparison compare(Manifest first, Manifest second) {
        return Comparison.of(1, first, 2, second);
    }

    private static Manifest evaluated(Dataset rows) {
        return manifest(predictions(rows));
    }

    private static Predictions predictions(Dataset rows) {
        return Predictions.of(MODEL, rows);
    }

    private static Manifest manifest(Predictions predictions) {
        return Manifest.of("test", MODEL, Evaluation.of(predictions, 1), RiskCoverage.of(predictions), 0.5);
    }
}
