package dev.tino.finance.statement.ofx;

import static dev.tino.finance.statement.StatementError.STATEMENT_FORMAT_UNKNOWN;
import static dev.tino.finance.statement.StatementError.STATEMENT_IS_BANK_ERROR;
import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.line.StatementDraft;

/**
 * Reads the transactions of every account and card in an OFX file. Follows OFX 1.6 and 2.2, chapter 11, where banks do,
 * and asks for no more than it needs where they do not: tags may stay open, headers may be missing or wrong.
 */
public final class OfxReader {

    private static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS", "INVSTMTRS");
    /** What cannot stand within a transaction: there it ends, closed or not. */
    private static final Set<String> OUTSIDE = Set.of("STMTTRN", "BANKTRANLIST", "STMTRS", "CCSTMTRS", "INVSTMTRS",
            "LEDGERBAL", "AVAILBAL", "STMTTRNRS", "CCSTMTTRNRS", "OFX");

    private final StatementDraft draft = new StatementDraft();
    private final List<BankError> errors = new ArrayList<>();
    private boolean isOfx;
    private int statements;
    private String account;
    private boolean inAccount;
    private boolean inStatus;
    private String statusCode = "";
    private OfxTransaction transaction;

    private OfxReader() {
    }

    /** @throws dev.tino.core.error.Failure when the text is no OFX or holds no statement */
    public static Statement read(String text) {
        return new OfxReader().read(new OfxTokens(text));
    }

    private Statement read(OfxTokens tokens) {
        while (tokens.next()) {
            if (OUTSIDE.contains(tokens.name())) {
                endTransaction();
            }
            if (tokens.isClosing()) {
                close(tokens);
            } else {
                open(tokens);
            }
        }
        if (transaction != null) {
            draft.reject(transaction.line(), "The file ends within this transaction");
        }
        requireStatement();
        errors.forEach(error -> draft.skip(error.line(), error.toString()));
        return draft.finish();
    }

    private void open(OfxTokens tokens) {
        String name = tokens.name();
        isOfx |= name.equals("OFX");
        if (STATEMENTS.contains(name)) {
            statements++;
            account = null;
        } else if (name.equals("STMTTRN")) {
            transaction = new OfxTransaction(tokens.line(), account);
        } else if (name.equals("STATUS")) {
            inStatus = true;
            statusCode = "";
        } else if (name.equals("BANKACCTFROM") || name.equals("CCACCTFROM") || name.equals("INVACCTFROM")) {
            inAccount = true;
        } else if (transaction != null) {
            transaction.put(name, tokens.value());
        } else if (inStatus) {
            status(tokens);
        } else if (inAccount && name.equals("ACCTID") && !tokens.value().isEmpty()) {
            account = tokens.value();
        }
    }

    private void close(OfxTokens tokens) {
        switch (tokens.name()) {
            case "STATUS" -> inStatus = false;
            case "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM" -> inAccount = false;
            default -> {
            }
        }
    }

    private void status(OfxTokens tokens) {
        switch (tokens.name()) {
            case "CODE" -> statusCode = tokens.value();
            case "SEVERITY" -> {
                if (tokens.value().equalsIgnoreCase("ERROR")) {
                    errors.add(new BankError(tokens.line(), statusCode, ""));
                }
            }
            case "MESSAGE" -> {
                int last = errors.size() - 1;
                if (last >= 0 && errors.get(last).message().isEmpty()) {
                    errors.set(last, new BankError(errors.get(last).line(), statusCode, tokens.value()));
                }
            }
            default -> {
            }
        }
    }

    private void endTransaction() {
        if (transaction != null) {
            transaction.addTo(draft);
            transaction = null;
        }
    }

    private void requireStatement() {
        if (!isOfx) {
            throw STATEMENT_FORMAT_UNKNOWN.because("The file is named .ofx, but no <OFX> stands in it");
        }
        if (statements == 0 && !errors.isEmpty()) {
            throw STATEMENT_IS_BANK_ERROR.because("%s", errors.get(0));
        }
        if (statements == 0) {
            throw STATEMENT_UNREADABLE.because("The OFX holds no statement of an account or a card");
        }
    }

    /** What the bank says in the place of an answer. */
    private record BankError(int line, String code, String message) {

        private static final int LONGEST = 200;

        @Override
        public String toString() {
            String text = code.isEmpty() && message.isEmpty() ? "no reason given" : (code + " " + message).strip();
            String shown = text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
            return "The bank answered with an error instead of a statement: " + shown;
        }
    }
}
