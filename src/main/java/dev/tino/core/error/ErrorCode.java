package dev.tino.core.error;

import java.util.Locale;

/** A reason to refuse, as clients know it: a stable upper-case name and an HTTP status. Each feature owns an enum of them. */
public interface ErrorCode {

    String name();

    int status();

    /**
     * A refusal for this reason.
     *
     * @param detail what the client is told, a {@link String#format} pattern; never exception text
     */
    default Failure because(String detail, Object... arguments) {
        return new Failure(this, arguments.length == 0 ? detail : String.format(Locale.ROOT, detail, arguments));
    }
}
