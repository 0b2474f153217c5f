package dev.tino.core.job.route;

import java.util.List;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/** Which jobs are asked for; null asks for no restriction. */
record JobFilter(String status, String kind) {

    static final JobFilter NONE = new JobFilter(null, null);

    static final List<String> STATUSES = List.of("pending", "running", "completed", "failed", "cancelled");

    JobFilter {
        if (status != null && !STATUSES.contains(status)) {
            throw Failure.invalid("status", "must be pending, running, completed, failed or cancelled");
        }
    }

    boolean isMet(JobView job) {
        return (status == null || status.equals(job.status())) && (kind == null || kind.equals(job.kind()));
    }

    long fingerprint() {
        return Cursor.fingerprint("newest first", status, kind);
    }
}
