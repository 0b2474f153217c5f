package dev.tino.chat;

import dev.tino.core.error.ErrorCode;

/** What the chat refuses, as clients know it. */
public enum ChatError implements ErrorCode {
    TALK_NOT_FOUND(404),
    RUN_NOT_FOUND(404),
    RUN_ACTIVE(409),
    RUN_FINISHED(409),
    /** Of one user at a time. */
    TOO_MANY_RUNS(429),
    RUN_INTERRUPTED(503),
    RUN_TIMED_OUT(503),
    ANSWER_TOO_LONG(503),
    ASSISTANT_NOT_CONFIGURED(503),
    /** Something in the SQL is not among what may be asked for. */
    SQL_NOT_ALLOWED(422),
    /** The database refuses the SQL: a column that is not there, a division by zero. */
    SQL_FAILED(422),
    SQL_TOO_EXPENSIVE(422),
    /** Nobody may send SQL of his own here. */
    SQL_DOOR_SHUT(503);

    private final int status;

    ChatError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
