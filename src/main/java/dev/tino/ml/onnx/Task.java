package dev.tino.ml.onnx;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

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
     * @param crossValidation of the algorithm on the rows that were trained on, each by a model that had not seen it; null
     *        when that was not done
     */
    @JsonDeserialize(builder = Classification.Json.class)
    @JsonPropertyOrder({ "confidenceBar", "evaluation", "riskCoverage", "crossValidation" })
    record Classification(double confidenceBar, Evaluation evaluation, RiskCoverage riskCoverage,
            @JsonInclude(Include.NON_NULL) Evaluation crossValidation) implements Task {

        public Classification {
            if (!(confidenceBar >= 0 && confidenceBar <= 1) || evaluation == null || riskCoverage == null) {
                throw Reason.DAMAGED_FILE.because("the confidence bar %s, the evaluation %s and its curve %s", confidenceBar,
                        evaluation, riskCoverage);
            }
        }

        /** Reads one that may lack the cross-validation and nothing else. */
        static final class Json {

            @JsonProperty
            private Double confidenceBar;
            @JsonProperty
            private Evaluation evaluation;
            @JsonProperty
            private RiskCoverage riskCoverage;
            @JsonProperty
            private Evaluation crossValidation;

            Classification build() {
                return new Classification(confidenceBar, evaluation, riskCoverage, crossValidation);
            }
        }
    }

    /** Each score is the cosine of the row and one document: in [0, 1], with no sum in particular. */
    record Similarity() implements Task {
    }
}
