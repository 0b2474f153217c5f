package dev.tino.core.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request refused, with what the client is told about it. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers;

    Failure(ErrorCode code, String detail) {
        this(code, detail, List.of(), Map.of());
    }

    private Failure(ErrorCode code, String detail, List<Violation> violations, Map<String, String> headers) {
        // No stack trace: a refusal is an answer, and some of them are frequent.
        super(detail, null, false, false);
        this.code = code;
        this.violations = List.copyOf(violations);
        this.headers = Map.copyOf(headers);
    }

    /** The body was understood, but these fields are invalid. */
    public static Failure invalid(List<Violation> violations) {
        Violation first = violations.get(0);
        String rest = violations.size() == 1 ? "" : " (and %d more)".formatted(violations.size() - 1);
        return new Failure(CoreError.INVALID, first.field() + ": " + first.message() + rest, violations, Map.of());
    }

    public static Failure invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** The same refusal with a header on its answer, such as {@code Retry-After}. */
    public Failure with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Failure(code, getMessage(), violations, more);
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

    public Map<String, String> headers() {
        return headers;
    }
}
