package dev.tino.credit.policy;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param version counts up from 1 for each company
 * @param createdAt null of the first one, which is there without anybody's doing
 */
public record Policy(int version, Thresholds thresholds, Costs costs, @Schema(nullable = true) Instant createdAt) {

    /**
     * What every company starts with: to approve a bad order costs five times what it costs to refuse a good one. Decisions
     * were made by it, so it never changes.
     */
    static final Policy FIRST = new Policy(1, new Thresholds(5.0 / 6, 0.5), new Costs(5.0, 1.0), null);
}
