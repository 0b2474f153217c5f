package dev.tino.core.audit.request;

import java.time.Instant;
import java.util.UUID;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/** Which requests are asked for; null asks for no restriction. */
record RequestFilter(UUID user, String path, StatusRange status, Instant from, Instant to, Integer minMillis) {

    RequestFilter {
        if (from != null && to != null && from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
    }

    static RequestFilter ofUser(UUID user) {
        return new RequestFilter(user, null, null, null, null, null);
    }

    /** The same of one account alone. */
    RequestFilter of(UUID owner) {
        return new RequestFilter(owner, path, status, from, to, minMillis);
    }

    long fingerprint() {
        return Cursor.fingerprint("requests, newest first", user, path, status, from, to, minMillis);
    }
}
