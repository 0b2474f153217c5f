package dev.tino.compat.rating;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.Told;
import dev.tino.core.web.PlainText;

/**
 * An object that was sent, read field by field as pydantic does: a number may come as text and a truth value as a number.
 * What is wrong is collected, and a harmless value taken for it meanwhile.
 */
final class JsonBody {

    private static final String BODY = "body";

    private final JsonNode sent;
    private final Violations violations;
    private final Values values;

    private JsonBody(JsonNode sent, Violations violations) {
        this.sent = sent;
        this.violations = violations;
        this.values = new Values(violations);
    }

    /** @throws LegacyRefusal when it is no JSON object */
    static JsonBody of(byte[] body, ObjectMapper json, Violations violations) {
        if (body == null || body.length == 0) {
            throw Violations.refusal(Violation.missing(List.of(BODY), null));
        }
        JsonNode sent = read(body, json);
        if (!sent.isObject()) {
            throw Violations.refusal(new Violation("model_attributes_type", List.of(BODY),
                    "Input should be a valid dictionary or object to extract fields from", Told.of(sent), Map.of()));
        }
        return new JsonBody(sent, violations);
    }

    private static JsonNode read(byte[] body, ObjectMapper json) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw malformed(unreadable.getLocation() == null ? 0 : Math.max(0, unreadable.getLocation().getByteOffset()));
        } catch (IOException noUnicode) {
            throw malformed(0);
        }
    }

    private static LegacyRefusal malformed(long position) {
        return Violations.refusal(new Violation("json_invalid", List.of(BODY, position), "JSON decode error", Map.of(),
                Map.of("error", "Invalid JSON")));
    }

    static List<Object> loc(String field) {
        return List.of(BODY, field);
    }

    /** A text of any content. */
    String text(String field) {
        JsonNode value = present(field);
        if (value != null && !value.isTextual()) {
            refuse("string_type", field, "Input should be a valid string");
        }
        return value == null || !value.isTextual() ? "" : value.textValue();
    }

    /** A text that can be shown. */
    String plainText(String field, int most) {
        String text = text(field);
        JsonNode value = sent.get(field);
        String violation = value == null || !value.isTextual() ? null : PlainText.Rule.violation(text, most);
        if (violation != null) {
            violations.add(Violation.ofRule(loc(field), violation, Told.of(text)));
        }
        return text;
    }

    void integer(String field) {
        JsonNode value = present(field);
        if (value == null || value.isIntegralNumber() || value.isBoolean()) {
            return;
        }
        if (value.isTextual()) {
            values.integer(loc(field), value.textValue());
        } else if (!value.isNumber()) {
            refuse("int_type", field, "Input should be a valid integer");
        } else if (value.doubleValue() % 1 != 0) {
            refuse("int_from_float", field, "Input should be a valid integer, got a number with a fractional part");
        }
    }

    double number(String field, double most) {
        JsonNode value = present(field);
        if (value == null) {
            return 0;
        }
        if (!value.isNumber() && !value.isTextual() && !value.isBoolean()) {
            refuse("float_type", field, "Input should be a valid number");
            return 0;
        }
        double number = value.isTextual() ? values.number(loc(field), value.textValue())
                : value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.doubleValue();
        if (Math.abs(number) > most) {
            violations.add(new Violation("finite_number", loc(field), "Input should be a finite number", null, Map.of()));
            return 0;
        }
        return number;
    }

    boolean truth(String field) {
        JsonNode value = present(field);
        if (value == null || value.isBoolean()) {
            return value != null && value.booleanValue();
        }
        if (!value.isTextual() && !value.isNumber()) {
            refuse("bool_type", field, "Input should be a valid boolean");
            return false;
        }
        return values.truth(loc(field), value.isNumber() ? value.numberValue().toString() : value.textValue());
    }

    /** The value of a field, or null when it is not there, which is a violation. */
    private JsonNode present(String field) {
        JsonNode value = sent.get(field);
        if (value == null) {
            violations.add(Violation.missing(loc(field), Told.of(sent)));
        }
        return value;
    }

    private void refuse(String type, String field, String message) {
        violations.add(new Violation(type, loc(field), message, Told.of(field, sent.get(field)), Map.of()));
    }
}
