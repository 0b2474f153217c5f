package dev.tino.core.job.route;

import java.util.UUID;

/**
 * A job that the caller may see.
 *
 * @param ownerId null for Tino's own
 * @param resultType media type of its result, null before that is there
 * @param events number of its last event
 * @param isExpired whether what it held is gone
 */
public record FoundJob(UUID ownerId, String resultType, int events, boolean isExpired, JobView view) {

    public boolean isFinished() {
        return view.finishedAt() != null;
    }
}
