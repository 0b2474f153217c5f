package dev.tino.finance.statement;

import dev.tino.core.error.ErrorCode;

/** Why a statement file is refused as a whole. */
public enum StatementError implements ErrorCode {
    STATEMENT_EMPTY(422),
    /** The name tells none of the formats, or the content is not what the name says. */
    STATEMENT_FORMAT_UNKNOWN(422),
    /** The format is known, but the file is broken. */
    STATEMENT_UNREADABLE(422),
    /** A table without the columns that make a statement. */
    STATEMENT_COLUMNS_UNKNOWN(422),
    /** The bank sent an error message in the place of a statement. */
    STATEMENT_IS_BANK_ERROR(422),
    STATEMENT_TOO_LONG(422),
    STATEMENT_TOO_LARGE(413);

    private final int status;

    StatementError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
