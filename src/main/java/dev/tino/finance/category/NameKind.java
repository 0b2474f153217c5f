package dev.tino.finance.category;

import dev.tino.core.error.ErrorCode;
import dev.tino.finance.FinanceError;

/** Categories and types differ in nothing but their words. */
public enum NameKind {
    CATEGORY("category", "finance_category", FinanceError.CATEGORY_NOT_FOUND, FinanceError.CATEGORY_EXISTS,
            FinanceError.CATEGORY_IN_USE),
    TYPE("type", "finance_type", FinanceError.TYPE_NOT_FOUND, FinanceError.TYPE_EXISTS, FinanceError.TYPE_IN_USE);

    /** What activities call one. */
    final String noun;
    final String table;
    final ErrorCode notFound;
    final ErrorCode exists;
    final ErrorCode inUse;

    NameKind(String noun, String table, ErrorCode notFound, ErrorCode exists, ErrorCode inUse) {
        this.noun = noun;
        this.table = table;
        this.notFound = notFound;
        this.exists = exists;
        this.inUse = inUse;
    }
}
