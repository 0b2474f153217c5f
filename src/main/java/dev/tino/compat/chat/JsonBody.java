package dev.tino.compat.chat;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.compat.LegacyRefusal;

/** Reads bodies as leniently as the older system does, and says what it says of those that hold nothing. */
@ApplicationScoped
class JsonBody {

    private final ObjectMapper json;

    JsonBody(ObjectMapper json) {
        this.json = json;
    }

    /** An object with something in it. */
    JsonNode read(byte[] body) {
        JsonNode read = readOrNull(body);
        if (read == null || !read.isObject() || read.isEmpty()) {
            throw LegacyRefusal.saying(400, ChatText.BODY_REQUIRED);
        }
        return read;
    }

    /** Null for what is no JSON. */
    JsonNode readOrNull(byte[] body) {
        try {
            return body.length == 0 ? null : json.readTree(body);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** A text that is there and not empty. */
    static String text(JsonNode object, String field, String missing) {
        String text = textOrNull(object, field);
        if (text == null || text.isEmpty()) {
            throw LegacyRefusal.saying(400, missing);
        }
        return text;
    }

    static String textOrNull(JsonNode object, String field) {
        return object.path(field).textValue();
    }
}
