package dev.tino.compat.rating;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * One value that is not as it must be, as <a href="https://docs.pydantic.dev/latest/errors/validation_errors/">pydantic</a>
 * tells it.
 *
 * @param loc {@code body}, {@code query} or {@code path}, then the field
 * @param input what was sent; null when nothing was
 * @param ctx the bounds that it does not keep; left out when there are none
 */
record Violation(@Schema(examples = "missing") String type, List<Object> loc,
        @Schema(examples = "Field required") String msg, @Schema(nullable = true) Object input,
        @JsonInclude(Include.NON_EMPTY) Map<String, Object> ctx) {

    /** A rule that Tino has and the older system had not. */
    static Violation ofRule(List<Object> loc, String rule, Object input) {
        return new Violation("value_error", loc, "Value error, " + rule, input, Map.of());
    }

    static Violation missing(List<Object> loc, Object input) {
        return new Violation("missing", loc, "Field required", input, Map.of());
    }
}
