package dev.tino.core.audit.retention;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run that has ended.
 *
 * @param removed rows by name
 * @param failed names of what could not be removed; the log says why
 */
record RetentionRun(Instant startedAt, Instant finishedAt, Map<String, Long> removed, List<String> failed) {
}
