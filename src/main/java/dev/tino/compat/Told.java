package dev.tino.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was sent, as a refusal tells it again: short, without passwords, and with nothing that JSON cannot hold. */
public final class Told {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String HIDDEN = "**********";
    private static final int LONGEST = 200;
    /** Of each depth, so that a hundred refusals of one body stay short. */
    private static final int[] MOST = { 20, 5, 1 };

    private Told() {
    }

    public static JsonNode of(JsonNode sent) {
        return of(sent, 0);
    }

    /** @param field by which a password is known */
    public static JsonNode of(String field, JsonNode sent) {
        return isSecret(field) ? NODES.textNode(HIDDEN) : of(sent);
    }

    /** A text in short, with a replacement character for each half of one. */
    public static String of(String text) {
        if (text == null) {
            return null;
        }
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return start.codePoints().map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD'
                : point).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static JsonNode of(JsonNode sent, int depth) {
        if (sent.isTextual()) {
            return NODES.textNode(of(sent.textValue()));
        }
        if (!sent.isContainerNode()) {
            return sent;
        }
        if (depth == MOST.length) {
            return NODES.textNode("…");
        }
        return sent.isArray() ? list(sent, depth) : object(sent, depth);
    }

    private static ArrayNode list(JsonNode sent, int depth) {
        ArrayNode told = NODES.arrayNode();
        for (int index = 0; index < Math.min(MOST[depth], sent.size()); index++) {
            told.add(of(sent.get(index), depth + 1));
        }
        return told;
    }

    private static ObjectNode object(JsonNode sent, int depth) {
        ObjectNode told = NODES.objectNode();
        sent.properties().stream().limit(MOST[depth]).forEach(field -> told.set(of(field.getKey()),
                isSecret(field.getKey()) ? NODES.textNode(HIDDEN) : of(field.getValue(), depth + 1)));
        return told;
    }

    private static boolean isSecret(String field) {
        return field.equals("password") || field.equals("refresh_token");
    }
}
