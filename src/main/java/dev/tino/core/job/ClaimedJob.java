package dev.tino.core.job;

import java.time.Duration;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A job that this node holds.
 *
 * @param attempt fences what is written: it counts for nothing once somebody else has claimed the job
 * @param failures tries of this stage that failed since it last got further than ever
 * @param furthest most steps of this stage that any try has done
 * @param waited since it could first have been claimed
 */
record ClaimedJob(UUID id, UUID ownerId, String kind, int stage, int attempt, int failures, long done, long total,
        long furthest, Duration waited) {

    static ClaimedJob of(Row row) {
        return new ClaimedJob(row.getUUID("id"), row.getUUID("owner_id"), row.getString("kind"), row.getInteger("stage"),
                row.getInteger("attempt"), row.getInteger("failures"), row.getLong("done"), row.getLong("total"),
                row.getLong("furthest"), Duration.ofNanos((long) (row.getDouble("waited") * 1e9)));
    }

    JobRun.Progress progress() {
        return new JobRun.Progress(done, total, furthest);
    }

    /** The same hold on the job, one stage further. */
    ClaimedJob atStage(int next, JobRun.Progress soFar) {
        return new ClaimedJob(id, ownerId, kind, next, attempt, 0, soFar.done(), soFar.total(), 0, Duration.ZERO);
    }
}
