package dev.tino.finance;

import dev.tino.core.error.ErrorCode;

public enum FinanceError implements ErrorCode {
    CATEGORY_NOT_FOUND(404),
    CATEGORY_EXISTS(409),
    CATEGORY_IN_USE(409),
    TYPE_NOT_FOUND(404),
    TYPE_EXISTS(409),
    TYPE_IN_USE(409),
    TRANSACTION_NOT_FOUND(404),
    IMPORT_NOT_FOUND(404),
    IMPORT_ALREADY_UNDONE(409),
    TOO_FEW_CORRECTIONS(409),
    LINE_TOO_LONG(413);

    private final int status;

    FinanceError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
