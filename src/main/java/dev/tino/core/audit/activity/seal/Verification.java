package dev.tino.core.audit.activity.seal;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the log.
 *
 * @param intact every activity is as it was sealed, and none is missing
 * @param checked seals that were looked at
 * @param head the last link, to be kept outside and given back another time; null when nothing is sealed yet
 * @param failures the first hundred
 */
record Verification(boolean intact, long checked, @Schema(nullable = true) String head, List<Finding> failures) {
}
