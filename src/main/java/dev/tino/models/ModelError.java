package dev.tino.models;

import dev.tino.core.error.ErrorCode;
import dev.tino.core.error.Failure;
import dev.tino.ml.ModelException;

/** What models refuse, as clients know it. */
public enum ModelError implements ErrorCode {
    MODEL_UNAVAILABLE(503),
    INFERENCE_OVERLOADED(503);

    private final int status;

    ModelError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    /** The engine's refusal in the words of the platform; what is no refusal but a defect stays as it is. */
    static Throwable translate(Throwable failure) {
        if (!(failure instanceof ModelException refused)) {
            return failure;
        }
        return switch (refused.reason()) {
            case OVERLOADED -> overloaded();
            case NO_MODEL, CLOSED -> MODEL_UNAVAILABLE.because("The model is not being served now");
            case DAMAGED_FILE, FOREIGN_FILE, UNSUPPORTED_FORMAT, WRONG_SIGNATURE, PARITY_FAILED, ENGINE_FAILED, ROW_MISMATCH,
                    NOT_TRAINABLE,
                    CANCELLED ->
                refused;
        };
    }

    private static Failure overloaded() {
        return INFERENCE_OVERLOADED.because("More classifications are waiting than can be served now");
    }
}
