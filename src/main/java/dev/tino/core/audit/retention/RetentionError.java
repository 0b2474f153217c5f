package dev.tino.core.audit.retention;

import dev.tino.core.error.ErrorCode;

/** What retention refuses. */
enum RetentionError implements ErrorCode {
    RETENTION_RUNNING(409);

    private final int status;

    RetentionError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
