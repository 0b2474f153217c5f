package dev.tino.core.auth;

import dev.tino.core.error.ErrorCode;

enum AuthError implements ErrorCode {
    EMAIL_TAKEN(409),
    USERNAME_TAKEN(409),
    WRONG_CREDENTIALS(401);

    private final int status;

    AuthError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
