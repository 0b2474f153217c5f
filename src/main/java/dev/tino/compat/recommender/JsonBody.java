package dev.tino.compat.recommender;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A body that is read as JSON whatever its media type says, as this system does. */
final class JsonBody {

    private JsonBody() {
    }

    /** @return an object, empty when nothing was sent; fails with this system's words when it is none */
    static JsonNode read(byte[] body, ObjectMapper json) {
        if (body == null || body.length == 0) {
            return json.createObjectNode();
        }
        try {
            JsonNode read = json.readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException unreadable) {
            throw unreadable();
        }
        throw unreadable();
    }

    /** A text that is there and not empty, or null. */
    static String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        return value == null || !value.isTextual() || value.textValue().isEmpty() ? null : value.textValue();
    }

    private static RuntimeException unreadable() {
        return Answers.error(400, "O corpo da requisição não é um objeto JSON válido");
    }
}
