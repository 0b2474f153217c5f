package dev.tino.core.job.route;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A job as pages show it.
 *
 * @param isOwn whether it is the viewer's
 * @param stages names of those of its kind, none when this version does not know it
 */
record JobLine(FoundJob found, boolean isOwn, List<String> stages, Instant now) {

    public JobView job() {
        return found.view();
    }

    public UUID id() {
        return job().id();
    }

    public boolean isTinos() {
        return found.ownerId() == null;
    }

    public String owner() {
        return found.ownerId().toString();
    }

    public boolean isUnderWay() {
        return !found.isFinished();
    }

    public boolean isRunning() {
        return job().status().equals("running");
    }

    public boolean isRetryable() {
        return !found.isExpired() && (job().status().equals("failed") || job().status().equals("cancelled"));
    }

    /** Whether there is a result that the viewer may have: what somebody else's job made is his alone. */
    public boolean hasResult() {
        return (isOwn || isTinos()) && job().status().equals("completed") && !found.isExpired();
    }

    /** The colour of its status. */
    public String badge() {
        return switch (job().status()) {
            case "running" -> "badge-info";
            case "completed" -> "badge-good";
            case "failed" -> "badge-bad";
            default -> "badge-quiet";
        };
    }

    /** Whether it is known how much there is to do; what is completed is done. */
    public boolean isMeasured() {
        return job().progress().total() > 0 || !isRunning();
    }

    public Double share() {
        if (job().status().equals("completed")) {
            return 1.0;
        }
        JobView.Progress progress = job().progress();
        return progress.total() == 0 ? 0.0 : Math.min(1.0, (double) progress.done() / progress.total());
    }

    /** Of its kind, as its number for a kind that this version does not know. */
    public String stageName() {
        return job().stage() < stages.size() ? stages.get(job().stage()) : String.valueOf(job().stage() + 1);
    }

    /** From 1. */
    public int stageNumber() {
        return job().stage() + 1;
    }

    public boolean hasStages() {
        return stages.size() > 1;
    }

    /** From its first start, over all tries; null before that. */
    public String duration() {
        if (job().startedAt() == null) {
            return null;
        }
        return text(Duration.between(job().startedAt(), job().finishedAt() == null ? now : job().finishedAt()));
    }

    /** The units are the same in both languages. */
    static String text(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds == 0) {
            return Math.max(0, duration.toMillis()) + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600 ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
    }
}
