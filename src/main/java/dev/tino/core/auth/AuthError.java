package dev.tino.core.auth;

import dev.tino.core.error.ErrorCode;

public enum AuthError implements ErrorCode {
    EMAIL_TAKEN(409),
    USERNAME_TAKEN(409),
    LAST_ADMINISTRATOR(409),
    WRONG_CREDENTIALS(401),
    REFRESH_TOKEN_REFUSED(401),
    CSRF_REFUSED(403),
    USER_NOT_FOUND(404),
    API_TOKEN_NOT_FOUND(404);

    private final int status;

    AuthError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
