package dev.tino.core.error;

import java.util.List;

/** A request refused, with what the client is told about it. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Violation> violations;

    Failure(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    private Failure(ErrorCode code, String detail, List<Violation> violations) {
        // No stack trace: a refusal is an answer, and some of them are frequent.
        super(detail, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    /** The body was understood, but these fields are invalid. */
    public static Failure invalid(List<Violation> violations) {
        Violation first = violations.get(0);
        String rest = violations.size() == 1 ? "" : " (and %d more)".formatted(violations.size() - 1);
        return new Failure(CoreError.INVALID, first.field() + ": " + first.message() + rest, violations);
    }

    public static Failure invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return getMessage();
    }

    public List<Violation> violations() {
        return violations;
    }
}
