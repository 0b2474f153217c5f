package dev.tino.credit.scoring;

import java.util.Set;
import java.util.UUID;

import dev.tino.credit.dataset.field.Features;

/**
 * What orders for a version may hold.
 *
 * @param datasetId that it was trained on
 * @param features that it takes
 * @param ignored names that orders may hold besides, such as protected fields: they are dropped before anything is kept
 */
public record ScoringVersion(int version, UUID datasetId, Features features, Set<String> ignored) {
}
