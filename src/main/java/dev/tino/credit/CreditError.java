package dev.tino.credit;

import dev.tino.core.error.ErrorCode;

/** What credit refuses, as clients know it. */
public enum CreditError implements ErrorCode {
    COMPANY_NOT_FOUND(404),
    DATASET_NOT_FOUND(404),
    DECISION_NOT_FOUND(404),
    VERSION_NOT_FOUND(404),
    /** Another content came under the same number before. */
    BATCH_DIFFERS(409),
    DATASET_SEALED(409),
    /** Too few rows, or all of one class. */
    DATASET_NOT_TRAINABLE(422),
    /** No dataset has been sealed and learned yet. */
    MODEL_NOT_TRAINED(409),
    /** The order was decided on before, on other features. */
    ORDER_DIFFERS(409),
    /** What it rests on is not what was stored. */
    DECISION_DAMAGED(409),
    DECISION_ALREADY_REVIEWED(409);

    private final int status;

    CreditError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
