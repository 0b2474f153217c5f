package dev.tino.finance.classification;

import java.util.List;

import dev.tino.models.ModelVersion;

/**
 * What was found of the lines of a lot.
 *
 * @param model the best one that the owner has
 * @param guesses one for each line
 * @param abstained models that could not be asked
 */
record Findings(ModelVersion model, List<Guess> guesses, List<Abstention> abstained) {
}
