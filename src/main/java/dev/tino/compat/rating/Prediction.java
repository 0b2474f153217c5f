package dev.tino.compat.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.rating.RatingAnswer;

/**
 * Whether a book would be rated 4 or more, with what that has to be held against, which the older system did not tell.
 *
 * @param rating 1 when it would
 * @param probability of that, in [0, 1]
 * @param baseline accuracy of always naming what is more frequent
 * @param signal whether the model told more than chance on books that it has not learned from
 */
record Prediction(@JsonProperty("livro") @Schema(examples = "The Secret Garden") String book,
        @JsonProperty("modelo_usado") @Schema(examples = "random_forest") String model,
        @JsonProperty("rating_predito") @Schema(examples = "0") int rating,
        @JsonProperty("probabilidade") @Schema(examples = "0.3712") double probability,
        @JsonProperty("acuracia_base") @Schema(examples = "0.638") double baseline,
        @JsonProperty("tem_sinal") boolean signal) {

    static Prediction of(String title, RatingModel model, RatingAnswer answer) {
        return new Prediction(title, model.oldName, answer.wellRated() ? 1 : 0, answer.probability(), answer.baseline(),
                answer.signal());
    }
}
