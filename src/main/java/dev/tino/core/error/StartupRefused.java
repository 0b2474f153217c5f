package dev.tino.core.error;

/** Tino does not start, for a reason that the one who starts it can mend: one line, no stack trace, exit code 1. */
public final class StartupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupRefused(String reason) {
        super(reason, null, false, false);
    }
}
