package dev.tino.chat.provider.protocol;

import dev.tino.core.error.ErrorCode;

/** Why a model gave no answer, or only the beginning of one, as clients know it. */
public enum ModelError implements ErrorCode {
    /** It cannot be reached, is overloaded or in trouble; it may be well later. */
    MODEL_AWAY(503),
    /** More ask for answers than it may be asked for at a time. */
    MODEL_BUSY(503),
    /** It does not take the request: a key, a model's name or an address is wrong until somebody mends the settings. */
    MODEL_REFUSED(502),
    /** It answered what is no answer. */
    MODEL_INVALID(502),
    /** It told of an error in place of an answer or amid it. */
    MODEL_FAILED(502),
    /** Its answer ended before it was complete. */
    MODEL_BROKE_OFF(502),
    /** It fell silent or did not come to an end. */
    MODEL_TIMEOUT(504),
    /** Its answer is longer than answers may be. */
    MODEL_ANSWER_TOO_LONG(502),
    /** What was said last is longer than what a model is told of a talk. */
    MESSAGE_TOO_LONG(422);

    private final int status;

    ModelError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
