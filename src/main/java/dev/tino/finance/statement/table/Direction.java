package dev.tino.finance.statement.table;

import java.util.regex.Pattern;

import dev.tino.finance.statement.line.Words;

/** What a column beside the amount says of its sign. */
enum Direction {
    IN,
    OUT,
    /** Means an expense in a table that has no minus signs; in others a {@code Pagamento recebido} is positive. */
    LIKELY_OUT,
    UNKNOWN,
    BLANK;

    private static final Pattern IN_WORDS = Pattern.compile("c( cred.*)?|((.* )?(recebid|receiv|incoming)"
            + "|(cr|crd|in|inflow)( |$)|(cred(?!ito? (card|a vista|parcelad))|entrad|receit|recebi|deposit|income)).*");
    private static final Pattern OUT_WORDS = Pattern.compile("d( deb.*)?|((.* )?(enviad|sent( |$)|outgoing)"
            + "|(db|dbt|dr|out|outflow)( |$)|(deb|said|despes|saque|withdraw|expens)).*");
    private static final Pattern LIKELY_OUT_WORDS = Pattern.compile("((pgto|pagto)( |$)|pagament|payment|compra|purchase).*");

    static Direction of(String text) {
        String words = text == null ? "" : Words.fold(text);
        if (words.isEmpty()) {
            return BLANK;
        }
        if (IN_WORDS.matcher(words).matches()) {
            return IN;
        }
        if (OUT_WORDS.matcher(words).matches()) {
            return OUT;
        }
        return LIKELY_OUT_WORDS.matcher(words).matches() ? LIKELY_OUT : UNKNOWN;
    }
}
