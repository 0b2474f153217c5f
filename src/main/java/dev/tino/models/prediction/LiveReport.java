package dev.tino.models.prediction;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the versions of a model do in service.
 *
 * @param items the versions of which anything is known, the latest first
 * @param nextCursor null: they come whole
 * @param log what of the prediction log is in the figures
 */
public record LiveReport(List<LiveMetrics> items, @Schema(nullable = true) String nextCursor, Span log) {

    /**
     * @param from the first moment that is counted, later than asked for where the log holds too much; null for all of it
     * @param to the moment at which the counting ends
     * @param missing why there are no figures of the log this time; null when there are
     */
    public record Span(@Schema(nullable = true) Instant from, Instant to,
            @Schema(nullable = true, examples = "The log takes too long to read now") String missing) {
    }
}
