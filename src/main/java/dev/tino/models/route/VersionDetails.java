package dev.tino.models.route;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.Training;

/**
 * A version with what its file says of itself, but for the state of its encoder.
 *
 * @param signatureValid whether the file is the one that was stored, by a Tino with these keys, under this name and version
 * @param model what the file says; null when it cannot be read
 */
record VersionDetails(@JsonUnwrapped VersionView version, boolean signatureValid, @Schema(nullable = true) Content model) {

    /**
     * @param training algorithm, parameters, seed, and the fingerprint of the rows
     * @param columns that it sees of a row
     * @param confidenceBar from which probability on it answers; null, as what follows, for a model that does not classify
     * @param crossValidation of the algorithm on the rows that it was trained on; null when that was not done
     * @param riskCoverage for each bar, how many rows it still answers, and how many of those answers are right
     */
    record Content(Training training, List<Column> columns, List<String> labels, @Schema(nullable = true) Double confidenceBar,
            @Schema(nullable = true) EvaluationView evaluation, @Schema(nullable = true) EvaluationView crossValidation,
            @Schema(nullable = true) RiskCoverage riskCoverage, String tino, String tribuo) {

        static Content of(Manifest manifest) {
            boolean classifies = manifest.classifies();
            return new Content(manifest.training(), manifest.schema().columns(), manifest.labels(),
                    classifies ? manifest.confidenceBar() : null,
                    classifies ? EvaluationView.of(manifest.evaluation()) : null,
                    classifies && manifest.crossValidation() != null ? EvaluationView.of(manifest.crossValidation()) : null,
                    classifies ? manifest.riskCoverage() : null, manifest.tino(), manifest.tribuo());
        }
    }
}
