package dev.tino.finance.statement;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One transaction as a bank states it.
 *
 * @param line where it stands, from 1: the line of a CSV or OFX file on which it begins, the row of an XLSX sheet
 * @param description one line of 1 to {@value #MAX_DESCRIPTION} characters, none of them a control character
 * @param amount two decimals, fits {@code numeric(14,2)}, an expense is negative
 * @param person who spent or received it; null where the file does not say
 * @param category the name that the file gives; null where it gives none
 * @param fitId the bank's own number of the transaction, unique within the account; null where there is none
 * @param account the bank's number of the account or card; null where the file does not say
 */
public record StatementLine(int line, LocalDate date, String description, BigDecimal amount, String person,
        String category, String fitId, String account) {

    public static final int MAX_DESCRIPTION = 500;
    public static final int MAX_PERSON = 140;
    public static final int MAX_CATEGORY = 100;
    public static final int MAX_FIT_ID = 255;
    public static final int MAX_ACCOUNT = 100;
}
