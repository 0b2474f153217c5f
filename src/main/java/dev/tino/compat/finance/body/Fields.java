package dev.tino.compat.finance.body;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.web.PlainText;
import dev.tino.core.web.SaneDate;

/**
 * Reads the fields of one object that an older client sent, as leniently as pydantic does: a number may come as text. What
 * is wrong is noted, and null in its place.
 */
public final class Fields {

    private final JsonNode object;
    private final List<Object> place;
    private final Complaints complaints;

    public Fields(JsonNode object, List<Object> place, Complaints complaints) {
        this.object = object;
        this.place = place;
        this.complaints = complaints;
        if (!object.isObject()) {
            complaints.add(Complaint.of("model_attributes_type", place,
                    "Input should be a valid dictionary or object to extract fields from", object));
        }
    }

    /** One line of text. */
    public String text(String name, int longest) {
        JsonNode value = required(name);
        if (value == null) {
            return null;
        }
        return text(name, value, longest);
    }

    /** One line of text, or what stands for it when it is left out. */
    public String text(String name, int longest, String otherwise) {
        return has(name) ? text(name, longest) : otherwise;
    }

    /** The same, which may be blank. */
    public String blankOrText(String name, int longest, String otherwise) {
        return object.path(name).isTextual() && object.get(name).textValue().isBlank() ? ""
                : text(name, longest, otherwise);
    }

    /** Any text or null, but not left out. */
    public String nullableText(String name) {
        JsonNode value = required(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isTextual() && value.textValue().isBlank() ? value.textValue() : text(name, value, Integer.MAX_VALUE);
    }

    private String text(String name, JsonNode value, int longest) {
        if (!value.isTextual()) {
            complain("string_type", name, "Input should be a valid string", value);
            return null;
        }
        if (value.textValue().length() > longest) {
            complain("string_too_long", name, "String should have at most %d characters".formatted(longest), value);
            return null;
        }
        String violation = PlainText.Rule.violation(value.textValue(), longest);
        if (violation != null) {
            complaints.add(Complaint.value(at(name), violation, value));
            return null;
        }
        return value.textValue();
    }

    /** A number of money, read as it was written: of more decimals than cents, too. */
    public BigDecimal value(String name) {
        JsonNode value = required(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() && !value.isTextual()) {
            complain("float_type", name, "Input should be a valid number", value);
            return null;
        }
        BigDecimal number = Values.read(value);
        if (number == null) {
            complain("float_parsing", name, "Input should be a valid number, unable to parse string as a number", value);
            return null;
        }
        String violation = Values.violation(number);
        if (violation != null) {
            complaints.add(Complaint.value(at(name), violation, null));
            return null;
        }
        return number;
    }

    public BigDecimal value(String name, BigDecimal otherwise) {
        return has(name) ? value(name) : otherwise;
    }

    public LegacyTime time(String name) {
        JsonNode value = required(name);
        if (value == null) {
            return null;
        }
        LegacyTime time = LegacyTime.read(value);
        if (time == null) {
            complain(value.isTextual() || value.isNumber() ? "datetime_from_date_parsing" : "datetime_type", name,
                    "Input should be a valid datetime or date", value);
            return null;
        }
        String violation = SaneDate.Rule.violation(time.day());
        if (violation != null) {
            complaints.add(Complaint.value(at(name), violation, value));
            return null;
        }
        return time;
    }

    /** The number of a row. */
    public Long number(String name) {
        JsonNode value = required(name);
        if (value == null) {
            return null;
        }
        Long number = Values.whole(value);
        if (number == null) {
            complain(value.isTextual() ? "int_parsing" : "int_type", name,
                    "Input should be a valid integer" + (value.isTextual() ? ", unable to parse string as an integer" : ""),
                    value);
        }
        return number;
    }

    /** The number of a row, null where none is meant; not left out. */
    public Long nullableNumber(String name) {
        return object.path(name).isNull() ? null : number(name);
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** The first of the names that is there, the first of all when none is. */
    public String nameOf(String name, String alias) {
        return !has(name) && has(alias) ? alias : name;
    }

    private JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null && object.isObject()) {
            complain("missing", name, "Field required", object);
        }
        return value;
    }

    private void complain(String type, String name, String message, JsonNode input) {
        complaints.add(Complaint.of(type, at(name), message, input));
    }

    private List<Object> at(String name) {
        var loc = new ArrayList<>(place);
        loc.add(name);
        return loc;
    }
}
