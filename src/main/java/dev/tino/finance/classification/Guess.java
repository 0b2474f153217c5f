package dev.tino.finance.classification;

import java.util.List;

import dev.tino.finance.category.Category;
import dev.tino.models.ModelVersion;

/**
 * The category of one transaction, as the first of the cascade says that is sure: its owner's word on that very
 * description, his own model, the model that ships.
 *
 * @param category the owner's category, or null when nobody is sure enough
 * @param confidence of a model: probability of its most probable label, 0 to 1, whether it became the category or not; of
 *        the owner: share of his transactions with that description that he filed so
 * @param alternatives a model's next most probable ones of at least 0.01, at most three, the best first
 * @param model who said so; when nobody is sure, the best model that the owner has
 */
public record Guess(Category category, float confidence, List<Alternative> alternatives, ModelVersion model) {

    /** Stands in a model's place where the owner's own word was found. The version is that of the way words are compared. */
    public static final ModelVersion OWN_WORDS = new ModelVersion("finance.own-words", 1);

    public record Alternative(String category, float confidence) {
    }

    /** Four decimals: more would claim a precision that no estimate has. */
    static float rounded(float share) {
        return Math.round(share * 10_000) / 10_000f;
    }

    boolean isOwnersWord() {
        return model == OWN_WORDS;
    }
}
