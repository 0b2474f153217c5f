package dev.tino.credit.dataset.report;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something that somebody should look at before a model learns from the dataset.
 *
 * @param field left out when it is about the whole
 */
public record Warning(Code code, @JsonInclude(JsonInclude.Include.NON_NULL) String field, String message) {

    /** A stable name, for programs. */
    public enum Code {
        TOO_FEW_ROWS,
        ONE_CLASS,
        DUPLICATES,
        CUSTOMERS_ON_BOTH_SIDES,
        CONSTANT_COLUMN,
        MOSTLY_MISSING,
        LABEL_LEAK
    }

    static Warning of(Code code, String message) {
        return new Warning(code, null, message);
    }
}
