package dev.tino.ml.onnx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
import dev.tino.ml.train.SimilarityModel;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Training;

/**
 * All that a model file says of its graph. Neither the time nor the JDK is part of it: the same training gives the same
 * bytes.
 *
 * @param format of this manifest, {@value #FORMAT}
 * @param name such as {@code finance.transactions}: lower-case letters and digits, in words with dots or hyphens between them
 * @param labels the classes or documents in the order of the graph's scores
 * @param encoder the schema and how its rows become the graph's inputs
 * @param task what the scores mean
 * @param tino version that trained it
 * @param tribuo version that trained it
 */
@JsonPropertyOrder({ "format", "name", "tino", "tribuo", "training", "labels", "task", "encoder" })
public record Manifest(int format, String name, List<String> labels, Encoder encoder, Training training, Task task,
        String tino, String tribuo) {

    public Manifest {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw Reason.DAMAGED_FILE.because("the name is not made of at most %d lower-case letters, digits, dots and hyphens",
                    LONGEST_NAME);
        }
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.contains("") || new HashSet<>(labels).size() < labels.size()) {
            throw Reason.DAMAGED_FILE.because("the labels %s are none, empty or repeated", labels);
        }
    }

    static final int FORMAT = 2;
    static final String TINO = "0.1.0";
    /** It stands in paths and in log lines. Possessive, since a name comes from a file that anybody may have written. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]++(?:[.-][a-z0-9]++)*+");
    private static final int LONGEST_NAME = 200;

    /** Jackson's own double writer, since {@link Double#toString} writes other digits from JDK 19 on. */
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** Of a model that classifies. */
    public static Manifest of(String name, TrainedModel model, Evaluation evaluation, RiskCoverage riskCoverage,
            double confidenceBar) {
        return of(name, model, evaluation, riskCoverage, confidenceBar, null);
    }

    /** The same with what cross-validation said of the algorithm, which may be null. */
    public static Manifest of(String name, TrainedModel model, Evaluation evaluation, RiskCoverage riskCoverage,
            double confidenceBar, Evaluation crossValidation) {
        if (model instanceof SimilarityModel) {
            throw new IllegalArgumentException("a model that compares has no share of right answers");
        }
        return of(name, model, new Task.Classification(confidenceBar, evaluation, riskCoverage, crossValidation));
    }

    /** Of a model that compares texts with documents. */
    public static Manifest of(String name, SimilarityModel model) {
        return of(name, model, new Task.Similarity());
    }

    private static Manifest of(String name, TrainedModel model, Task task) {
        return new Manifest(FORMAT, name, model.labels(), model.encoder(), model.training(), task, TINO, Tribuo.VERSION);
    }

    /** The same of a model whose owner knows the rows that it was trained on by a name. */
    public Manifest trainedOn(String dataset) {
        return new Manifest(format, name, labels, encoder, training.on(dataset), task, tino, tribuo);
    }

    public Schema schema() {
        return encoder.schema();
    }

    /** Whether rows for one model are rows for the other: the same columns, in their order, out of the same sources. */
    public boolean takesSameInputs(Manifest other) {
        return schema().equals(other.schema());
    }

    /** Whether what its scores mean is what the other's do. */
    public boolean hasSameTask(Manifest other) {
        return task.getClass() == other.task.getClass();
    }

    /** Whether it can give each answer that the other can; documents that texts are compared with are no answers. */
    public boolean knowsAnswersOf(Manifest other) {
        return !classifies() || !other.classifies() || Set.copyOf(labels).containsAll(other.labels);
    }

    /** Whether its scores are probabilities of classes; only then there is an evaluation. */
    public boolean classifies() {
        return task instanceof Task.Classification;
    }

    /** @throws IllegalStateException unless the model {@link #classifies} */
    public Evaluation evaluation() {
        return classification().evaluation();
    }

    /** @throws IllegalStateException unless the model {@link #classifies} */
    public RiskCoverage riskCoverage() {
        return classification().riskCoverage();
    }

    /**
     * Of the algorithm on the rows that the model was trained on; null when that was not done.
     *
     * @throws IllegalStateException unless the model {@link #classifies}
     */
    public Evaluation crossValidation() {
        return classification().crossValidation();
    }

    /**
     * The least probability that is worth an answer, in [0, 1].
     *
     * @throws IllegalStateException unless the model {@link #classifies}
     */
    public double confidenceBar() {
        return classification().confidenceBar();
    }

    private Task.Classification classification() {
        if (task instanceof Task.Classification classification) {
            return classification;
        }
        throw new IllegalStateException("%s does not classify".formatted(name));
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
            requireFormat(json);
            return JSON.readValue(json, Manifest.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "the manifest cannot be read", e);
        }
    }

    /** @throws ModelException of reason {@code UNSUPPORTED_FORMAT}, or {@code DAMAGED_FILE} when it is no JSON */
    static void requireFormat(String json) {
        try {
            int format = JSON.readTree(json).path("format").asInt();
            if (format != FORMAT) {
                throw Reason.UNSUPPORTED_FORMAT.because("manifest format %d, this Tino reads %d", format, FORMAT);
            }
        } catch (JsonProcessingException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "the manifest cannot be read", e);
        }
    }
}
