package dev.tino.books.scraping;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A run.
 *
 * @param id its job's
 * @param failed how many pages did; the job's result says which and why
 */
record ScrapeView(UUID id, String status, Instant submittedAt, @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant finishedAt, int found, @JsonProperty("new") int added, int changed, int gone,
        int failed) {
}
