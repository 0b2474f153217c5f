package dev.tino.core.idempotency;

import io.vertx.mutiny.sqlclient.Pool;

/** What a request without a key is served by, for tests that make none. */
public final class KeylessCreation {

    private KeylessCreation() {
    }

    public static <T> Creation<T> in(Pool pool) {
        return new Creation<>(pool, null, null, null);
    }
}
