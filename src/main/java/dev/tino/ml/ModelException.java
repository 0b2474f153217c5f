package dev.tino.ml;

import java.util.Locale;

/** Anything the learning engine refuses to do, with the reason; callers turn it into their own error codes. */
public class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ModelException(Reason reason, String detail) {
        this(reason, detail, null);
    }

    public ModelException(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        /** The bytes are no ONNX model, parts of it are missing, or they are not those that were written. */
        DAMAGED_FILE,
        /** A sound ONNX model that carries no manifest of ours. */
        FOREIGN_FILE,
        /** Written by a Tino of another format. */
        UNSUPPORTED_FORMAT,
        /** The graph's inputs or outputs are not those of its manifest. */
        WRONG_SIGNATURE,
        /** What is served is not what the trainer said. */
        PARITY_FAILED,
        /** ONNX Runtime could not load or run the graph. */
        ENGINE_FAILED,
        /** A row does not fit the schema. */
        ROW_MISMATCH,
        /** The rows or parameters cannot be trained on. */
        NOT_TRAINABLE,
        /** The model's scores do not add up, or it has no rows to compare with. */
        NOT_EXPLAINABLE,
        /** The caller cancelled the training. */
        CANCELLED,
        /** No model stands in the slot. */
        NO_MODEL,
        /** More work waits than the pool may hold. */
        OVERLOADED,
        /** The pool, model or slot was closed. */
        CLOSED;

        /**
         * A refusal for this reason.
         *
         * @param detail a {@link String#format} pattern
         */
        public ModelException because(String detail, Object... arguments) {
            return new ModelException(this, String.format(Locale.ROOT, detail, arguments));
        }
    }
}
