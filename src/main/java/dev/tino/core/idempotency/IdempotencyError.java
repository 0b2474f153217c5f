package dev.tino.core.idempotency;

import dev.tino.core.error.ErrorCode;

enum IdempotencyError implements ErrorCode {
    IDEMPOTENCY_KEY_IN_USE(409);

    private final int status;

    IdempotencyError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
