package dev.tino.ml.onnx;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.RiskCoverage;

/** What a model's scores mean, with what is known of them for that meaning alone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Task.Classification.class, name = "classification"),
        @JsonSubTypes.Type(value = Task.Similarity.class, name = "similarity") })
public sealed interface Task permits Task.Classification, Task.Similarity {

    /**
     * Each row has one class: the scores are probabilities, with the sum 1.
     *
     * @param confidenceBar the least probability that is worth an answer, in [0, 1]
     * @param evaluation on rows that were not trained on
     * @param riskCoverage on the same rows
     */
    @JsonPropertyOrder({ "confidenceBar", "evaluation", "riskCoverage" })
    record Classification(double confidenceBar, Evaluation evaluation, RiskCoverage riskCoverage) implements Task {

        public Classification {
            if (!(confidenceBar >= 0 && confidenceBar <= 1)) {
                throw Reason.DAMAGED_FILE.because("the confidence bar %s", confidenceBar);
            }
        }
    }

    /** Each score is the cosine of the row and one document: in [0, 1], with no sum in particular. */
    record Similarity() implements Task {
    }
}
