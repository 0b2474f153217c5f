package dev.tino.ml.serve;

import dev.tino.ml.ModelException;

/** More work waits than the pool may hold; the caller may try again later. */
public final class OverloadedException extends ModelException {

    private static final long serialVersionUID = 1L;

    OverloadedException(int waiting) {
        super(Reason.OVERLOADED, waiting + " calls wait for inference already");
    }
}
