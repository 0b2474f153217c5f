package dev.tino.compat.credit;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.tino.credit.dataset.ready.BrazilianCredit;

/**
 * The older system's records, as rows and orders of {@link BrazilianCredit}: the fields that it had columns for, in one order,
 * and numbers as numbers, for clients write some of them as texts or as booleans. What cannot be read is left as it is, for
 * whoever checks rows to say so.
 */
final class Records {

    /** What says that a dataset begins with this array. */
    static final String BEGIN = "start_json";
    /** What says that nothing more comes. */
    static final String END = "end_json";

    private static final Set<String> KNOWN = Stream.concat(BrazilianCredit.FEATURES.stream(),
            Stream.of(BrazilianCredit.CUSTOMER, BrazilianCredit.STATUS, BEGIN, END)).collect(Collectors.toUnmodifiableSet());

    /** One character more than any field takes. */
    private static final int LONGEST_TEXT = 201;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

    private Records() {
    }

    /** Whether a record's field of this name is looked at. */
    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** A past order with what became of it; what is no object remains none. */
    static JsonNode row(JsonNode given) {
        if (!given.isObject()) {
            return plain(given);
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        add(given, BrazilianCredit.CUSTOMER, row);
        JsonNode status = given.get(BrazilianCredit.STATUS);
        if (status != null) {
            row.set(BrazilianCredit.STATUS, status.isTextual()
                    ? TextNode.valueOf(shortened(status.textValue().strip().toLowerCase(Locale.ROOT)))
                    : plain(status));
        }
        return row.setAll(features(given));
    }

    /** What a model sees of an order. */
    static ObjectNode features(JsonNode given) {
        ObjectNode features = JsonNodeFactory.instance.objectNode();
        BrazilianCredit.FEATURES.forEach(name -> add(given, name, features));
        return features;
    }

    /** Whether a record says so, as 1 or true. */
    static boolean isSet(JsonNode given, String flag) {
        JsonNode value = given.path(flag);
        return value.isNumber() ? value.doubleValue() < 0 || value.doubleValue() > 0
                : value.asBoolean() || value.isTextual() && value.textValue().strip().equals("1");
    }

    private static void add(JsonNode given, String name, ObjectNode to) {
        JsonNode value = given.get(name);
        if (value != null) {
            to.set(name, number(value));
        }
    }

    private static JsonNode number(JsonNode value) {
        if (value.isBoolean()) {
            return IntNode.valueOf(value.booleanValue() ? 1 : 0);
        }
        if (!value.isTextual()) {
            return plain(value);
        }
        String text = value.textValue().strip();
        if (text.isEmpty()) {
            return NullNode.instance;
        }
        return NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : plain(value);
    }

    /**
     * Without what is no number although it is called one; of lists and objects it is enough that they are none, either, and
     * of long texts that they are too long.
     */
    private static JsonNode plain(JsonNode value) {
        if (value.isContainerNode()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (value.isTextual()) {
            return TextNode.valueOf(shortened(value.textValue()));
        }
        return value.isDouble() && !Double.isFinite(value.doubleValue()) ? NullNode.instance : value;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
