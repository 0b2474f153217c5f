package dev.tino.models;

import dev.tino.core.error.ErrorCode;
import dev.tino.core.error.Failure;
import dev.tino.ml.ModelException;

/** What models refuse, as clients know it. */
public enum ModelError implements ErrorCode {
    MODEL_NOT_FOUND(404),
    MODEL_VERSION_NOT_FOUND(404),
    /** The file is not the one that was stored, or does not run. */
    MODEL_DAMAGED(409),
    /** The signature is missing, or was made for another file, name or version. */
    MODEL_UNSIGNED(409),
    /** Loaded, it does not say what its trainer said. */
    MODEL_PARITY_FAILED(409),
    /** No model of Tino, or one of another Tino that is not understood here. */
    MODEL_FOREIGN(409),
    /** Rows for the champion are no rows for it, or its scores have another meaning or lack labels. */
    MODEL_INPUTS_DIFFER(409),
    NO_EARLIER_CHAMPION(409),
    /** Somebody else changed it meanwhile. */
    CHAMPION_CHANGED(409),
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

    /**
     * Why a file cannot be served.
     *
     * @param what such as {@code Version 3 of books.rating}, the beginning of a sentence
     */
    public static Failure unusable(String what, ModelException refused) {
        ModelError code = switch (refused.reason()) {
            case FOREIGN_FILE, UNSUPPORTED_FORMAT -> MODEL_FOREIGN;
            case PARITY_FAILED -> MODEL_PARITY_FAILED;
            case DAMAGED_FILE, WRONG_SIGNATURE, ENGINE_FAILED, ROW_MISMATCH, NOT_TRAINABLE, NOT_EXPLAINABLE, CANCELLED,
                    NO_MODEL, OVERLOADED, CLOSED ->
                MODEL_DAMAGED;
        };
        return code.because("%s cannot be served: %s", what, refused.getMessage());
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
                    NOT_TRAINABLE, NOT_EXPLAINABLE, CANCELLED ->
                refused;
        };
    }

    private static Failure overloaded() {
        return INFERENCE_OVERLOADED.because("More classifications are waiting than can be served now");
    }
}
