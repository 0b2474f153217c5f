package dev.tino.compat.credit;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** Reads bodies as Python writes them: with {@code NaN} for what is missing, too. */
@ApplicationScoped
class LegacyBody {

    private final ObjectReader reader;

    LegacyBody(ObjectMapper json) {
        // As doubles, numbers too great for them would become infinite before anybody looks.
        reader = json.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    }

    /** @param missing what a body is refused with that is empty, or of which nothing is true as Python has it */
    JsonNode read(byte[] body, String missing) {
        JsonNode read = read(body);
        if (read == null || read.isMissingNode() || read.isNull() || read.isContainerNode() && read.isEmpty()) {
            throw LegacyText.refusal(400, missing);
        }
        return read;
    }

    /** An object, refused as {@link #read(byte[], String)} says when it is none. */
    JsonNode object(byte[] body, String missing) {
        JsonNode read = read(body, missing);
        if (!read.isObject()) {
            throw LegacyText.refusal(400, missing);
        }
        return read;
    }

    private JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? null : reader.readValue(body);
        } catch (IOException | NumberFormatException unreadable) {
            throw LegacyText.refusal(400, LegacyText.NO_JSON);
        }
    }
}
