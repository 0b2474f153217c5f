package dev.tino.finance.statement.line;

import java.util.Optional;
import java.util.regex.Pattern;

/** What banks write between the transactions and is none: balances, totals, lines without a date. */
public final class PseudoLine {

    private static final Pattern BALANCE = Pattern.compile("s a l d o.*|(saldo|sdo)( (do|da|na|em|anterior|final|inicial"
            + "|total|atual|parcial|disponivel|bloqueado|diario|dia|conta|cta|c c|mes|devedor|credor)( .*)?)?"
            + "|(opening|closing|starting|beginning|ending|available|current|previous|running) balance( .*)?"
            + "|balance( (brought|carried) forward| forward)?");
    private static final Pattern TOTAL = Pattern.compile("totais( .*)?|(sub ?)?total( (geral|do|da|dos|das|de|entradas"
            + "|saidas|creditos|debitos|a pagar|of|amount|credits|debits|in|out)( .*)?)?");
    private static final Pattern NO_DATE = Pattern.compile("0{1,4}[-/.]?0{1,2}[-/.]?0{2,4}");
    private static final int LONGEST = 120;

    private PseudoLine() {
    }

    /** Why the line is no transaction; empty when it may be one. */
    public static Optional<String> reason(String date, String description) {
        String words = description.length() > LONGEST ? "" : Words.fold(description);
        if (BALANCE.matcher(words).matches()) {
            return Optional.of("%s is a balance, not a transaction".formatted(BadLine.quote(description)));
        }
        if (TOTAL.matcher(words).matches()) {
            return Optional.of("%s is a total, not a transaction".formatted(BadLine.quote(description)));
        }
        if (NO_DATE.matcher(date).matches()) {
            return Optional.of("%s stands for no date, so this is no transaction".formatted(BadLine.quote(date)));
        }
        return Optional.empty();
    }
}
