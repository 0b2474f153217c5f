package dev.tino.finance.statement.line;

/** A line is not taken, for a reason that a person understands. */
public final class BadLine extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int QUOTED_LENGTH = 40;

    public BadLine(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return getMessage();
    }

    /** What the file says, short enough for a message and without control characters. */
    public static String quote(String text) {
        String shown = text.length() > QUOTED_LENGTH ? text.substring(0, QUOTED_LENGTH) + "..." : text;
        return '"' + shown.replaceAll("\\p{Cntrl}|\\p{Cs}", "?") + '"';
    }
}
