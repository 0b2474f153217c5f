package dev.tino.core.job.route;

import java.util.Set;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/** Which jobs are asked for; null asks for no restriction. */
record JobFilter(String status, String kind) {

    static final JobFilter NONE = new JobFilter(null, null);

    private static final Set<String> STATUSES = Set.of("pending", "running", "completed", "failed", "cancelled");

    JobFilter {
        if (status != null && !STATUSES.contains(status)) {
            throw Failure.invalid("status", "must be pending, running, completed, failed or cancelled");
        }
    }

    long fingerprint() {
        return Cursor.fingerprint("newest first", status, kind);
    }
}
