package dev.tino.finance.classification;

import java.util.List;

import dev.tino.finance.category.Category;
import dev.tino.models.ModelVersion;

/**
 * A model's word on one transaction.
 *
 * @param category the owner's category, or null when the model is not sure enough or the owner has none of that name
 * @param confidence probability of the most probable label, 0 to 1, whether it became the category or not
 * @param alternatives the next most probable ones of at least 0.01, at most three, the best first
 */
public record Guess(Category category, float confidence, List<Alternative> alternatives, ModelVersion model) {

    public record Alternative(String category, float confidence) {
    }
}
