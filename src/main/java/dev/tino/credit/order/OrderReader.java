package dev.tino.credit.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.error.JsonFailures;
import dev.tino.core.error.Violation;
import dev.tino.core.web.PlainText;

/** Reads orders out of bodies; whether a model takes their features is looked at later. */
@ApplicationScoped
public class OrderReader {

    public static final String ORDERS = "orders";

    private static final String ORDER_ID = "orderId";
    private static final String FEATURES = "features";
    private static final int LONGEST_ID = 200;
    private static final int MOST_VIOLATIONS = 100;

    private final ObjectReader json;

    OrderReader(ObjectMapper mapper) {
        // As doubles, numbers too great for them would become infinite before anybody looks.
        json = mapper.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /** @throws Failure when the body is no order */
    public Order one(byte[] body) {
        var violations = new ArrayList<Violation>();
        Order order = order(object(body), "", true, violations);
        refuse(violations);
        return order;
    }

    /**
     * @param most how many there may be
     * @param needsIds whether each order has to say which one it is
     * @throws Failure when the body is no list of 1 to so many orders
     */
    public List<Order> many(byte[] body, int most, boolean needsIds) {
        JsonNode listed = object(body).path(ORDERS);
        if (!listed.isArray() || listed.isEmpty() || listed.size() > most) {
            throw Failure.invalid(ORDERS, "must hold 1 to " + most + " elements");
        }
        var violations = new ArrayList<Violation>();
        var orders = new ArrayList<Order>(listed.size());
        for (int i = 0; i < listed.size() && violations.size() < MOST_VIOLATIONS; i++) {
            orders.add(order(listed.get(i), ORDERS + "[" + i + "]", needsIds, violations));
        }
        refuse(violations);
        return orders;
    }

    private JsonNode object(byte[] body) {
        try {
            JsonNode root = json.readValue(body);
            if (root == null || !root.isObject()) {
                throw CoreError.MALFORMED.because("The body is empty or not of the expected JSON type");
            }
            return root;
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException noUnicode) {
            throw JsonFailures.ofEncoding();
        } catch (NumberFormatException tooFarOut) {
            throw Failure.invalid(FEATURES, "hold a number with an exponent that is out of range");
        }
    }

    private static Order order(JsonNode node, String path, boolean needsId, List<Violation> violations) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (!node.isObject()) {
            violations.add(new Violation(path, "must be an object"));
            return null;
        }
        String id = orderId(node.path(ORDER_ID), prefix, needsId, violations);
        JsonNode features = node.path(FEATURES);
        if (!features.isObject()) {
            violations.add(new Violation(prefix + FEATURES, "must be an object"));
        }
        return new Order(id, features);
    }

    /** Many systems number their orders. */
    private static String orderId(JsonNode node, String prefix, boolean needed, List<Violation> violations) {
        if (!needed && (node.isMissingNode() || node.isNull())) {
            return null;
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            violations.add(new Violation(prefix + ORDER_ID, "must be a text or a whole number"));
            return null;
        }
        String id = node.asText();
        String violation = PlainText.Rule.violation(id, LONGEST_ID);
        if (violation != null) {
            violations.add(new Violation(prefix + ORDER_ID, violation));
        }
        return id;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }
}
