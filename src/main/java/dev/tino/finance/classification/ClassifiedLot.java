package dev.tino.finance.classification;

import java.util.List;

import dev.tino.models.ModelVersion;

/**
 * The answer for a part of a larger body.
 *
 * @param model the best one that the owner has
 * @param abstained models that could not be asked
 * @param lines JSON objects with a comma between them, in UTF-8
 */
public record ClassifiedLot(ModelVersion model, List<Abstention> abstained, byte[] lines) {
}
