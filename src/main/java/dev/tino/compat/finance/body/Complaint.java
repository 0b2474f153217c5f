package dev.tino.compat.finance.body;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.compat.Told;

/**
 * What is wrong with a field, in the form of pydantic 2, which that system's framework answers with.
 *
 * @param type stable name of the reason
 * @param loc where it is, names and positions from the root of the body
 * @param input what was there, in short; of a missing field, what it is missing in; or null
 */
public record Complaint(String type, List<Object> loc, String msg, JsonNode input, String url) {

    private static final String DOCUMENTATION = "https://errors.pydantic.dev/2.11/v/";

    public static Complaint of(String type, List<Object> loc, String msg, JsonNode input) {
        return new Complaint(type, loc, msg, input == null ? null : Told.of(input), DOCUMENTATION + type);
    }

    public static Complaint unreadable() {
        return of("json_invalid", List.of(), "Invalid JSON", null);
    }

    /** A refusal of Tino's own rules. */
    public static Complaint value(List<Object> loc, String reason, JsonNode input) {
        return of("value_error", loc, "Value error, " + reason, input);
    }
}
