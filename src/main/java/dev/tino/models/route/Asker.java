package dev.tino.models.route;

import java.util.UUID;

/**
 * Who looks at models.
 *
 * @param seesAll whether he sees everybody's, and those that are nobody's
 */
public record Asker(UUID id, boolean seesAll) {
}
