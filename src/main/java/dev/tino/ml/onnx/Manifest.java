package dev.tino.ml.onnx;

import java.util.HashSet;
import java.util.List;

import org.tribuo.Tribuo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Training;

/**
 * All that a model file says of its graph. Neither the time nor the JDK is part of it: the same training gives the same
 * bytes.
 *
 * @param format of this manifest, {@value #FORMAT}
 * @param name such as {@code finance.transactions}
 * @param labels the classes in the order of the graph's probabilities
 * @param encoder the schema and how its rows become the graph's inputs
 * @param evaluation on rows that were not trained on
 * @param riskCoverage on the same rows
 * @param confidenceBar the least probability that is worth an answer, in [0, 1]
 * @param tino version that trained it
 * @param tribuo version that trained it
 */
@JsonPropertyOrder({ "format", "name", "tino", "tribuo", "training", "labels", "confidenceBar", "evaluation",
        "riskCoverage", "encoder" })
public record Manifest(int format, String name, List<String> labels, Encoder encoder, Training training,
        Evaluation evaluation, RiskCoverage riskCoverage, double confidenceBar, String tino, String tribuo) {

    public Manifest {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.contains("") || new HashSet<>(labels).size() < labels.size()) {
            throw Reason.DAMAGED_FILE.because("the labels %s are none, empty or repeated", labels);
        }
        if (!(confidenceBar >= 0 && confidenceBar <= 1)) {
            throw Reason.DAMAGED_FILE.because("the confidence bar %s", confidenceBar);
        }
    }

    static final int FORMAT = 1;
    static final String TINO = "0.1.0";

    /** Jackson's own double writer, since {@link Double#toString} writes other digits from JDK 19 on. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public static Manifest of(String name, TrainedModel model, Evaluation evaluation, RiskCoverage riskCoverage,
            double confidenceBar) {
        return new Manifest(FORMAT, name, model.labels(), model.encoder(), model.training(), evaluation, riskCoverage,
                confidenceBar, TINO, Tribuo.VERSION);
    }

    public Schema schema() {
        return encoder.schema();
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest can always be written", e);
        }
    }

    static Manifest fromJson(String json) {
        try {
            int format = JSON.readTree(json).path("format").asInt();
            if (format != FORMAT) {
                throw Reason.UNSUPPORTED_FORMAT.because("manifest format %d, this Tino reads %d", format, FORMAT);
            }
            return JSON.readValue(json, Manifest.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "the manifest cannot be read", e);
        }
    }
}
