package dev.tino.compat.rating;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.tino.compat.Told;

/** Reads values of addresses as that system's framework does: leniently, and with its words for what cannot be read. */
final class Values {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final int MOST_DIGITS = 18;
    /** What Java reads and JSON has not, such as NaN and hexadecimal digits, is no number here. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Set<String> TRUE = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("0", "false", "f", "no", "n", "off");

    private final Violations violations;

    Values(Violations violations) {
        this.violations = violations;
    }

    /** @return the value, or 0 when it is refused */
    long integer(List<Object> loc, String text) {
        if (!INTEGER.matcher(text.strip()).matches()) {
            refuse("int_parsing", loc, "Input should be a valid integer, unable to parse string as an integer", text);
            return 0;
        }
        if (text.strip().length() > MOST_DIGITS) {
            refuse("int_parsing_size", loc, "Unable to parse input string as an integer, exceeded maximum size", text);
            return 0;
        }
        return Long.parseLong(text.strip());
    }

    /** @return the value, or the default one when nothing was sent */
    long integer(String name, String text, long otherwise, long least, long most) {
        if (text == null) {
            return otherwise;
        }
        List<Object> loc = List.of("query", name);
        long value = integer(loc, text);
        if (value < least) {
            bound("greater_than_equal", loc, "Input should be greater than or equal to " + least, text, Map.of("ge", least));
        } else if (value > most) {
            bound("less_than_equal", loc, "Input should be less than or equal to " + most, text, Map.of("le", most));
        }
        return value;
    }

    /** A number that the address must name; infinite when it is too large for a number. */
    double number(String name, String text) {
        List<Object> loc = List.of("query", name);
        if (text == null) {
            violations.add(Violation.missing(loc, null));
            return 0;
        }
        return number(loc, text);
    }

    double number(List<Object> loc, String text) {
        if (!NUMBER.matcher(text.strip()).matches()) {
            refuse("float_parsing", loc, "Input should be a valid number, unable to parse string as a number", text);
            return 0;
        }
        return Double.parseDouble(text.strip());
    }

    boolean truth(List<Object> loc, String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            refuse("bool_parsing", loc, "Input should be a valid boolean, unable to interpret input", text);
        }
        return TRUE.contains(word);
    }

    private void refuse(String type, List<Object> loc, String message, String text) {
        violations.add(new Violation(type, loc, message, Told.of(text), Map.of()));
    }

    private void bound(String type, List<Object> loc, String message, String text, Map<String, Object> bound) {
        violations.add(new Violation(type, loc, message, Told.of(text), bound));
    }
}
