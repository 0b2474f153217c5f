package dev.tino.core.audit.activity;

import java.time.Instant;
import java.util.UUID;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/** Which activities are asked for; null asks for no restriction. */
record ActivityFilter(UUID actorId, String action, String objectId, Instant from, Instant to) {

    ActivityFilter {
        if (from != null && to != null && from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
    }

    long fingerprint() {
        return Cursor.fingerprint("newest first", actorId, action, objectId, from, to);
    }
}
