package dev.tino.compat.credit;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.compat.LegacyRefusal;
import dev.tino.core.error.CoreError;

/** Reads bodies as Python writes them: with {@code NaN} for what is missing, too. */
@ApplicationScoped
class LegacyBody {

    /** It is read on the event loop. */
    private static final int LONGEST = 64 << 10;

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
            throw LegacyRefusal.saying(400, missing);
        }
        return read;
    }

    /** An object, refused as {@link #read(byte[], String)} says when it is none. */
    JsonNode object(byte[] body, String missing) {
        JsonNode read = read(body, missing);
        if (!read.isObject()) {
            throw LegacyRefusal.saying(400, missing);
        }
        return read;
    }

    private JsonNode read(byte[] body) {
        if (body.length > LONGEST) {
            throw CoreError.TOO_LARGE.because("The body is larger than the %d bytes taken here", LONGEST);
        }
        try {
            return body.length == 0 ? null : reader.readValue(body);
        } catch (IOException | NumberFormatException unreadable) {
            throw LegacyRefusal.saying(400, LegacyText.NO_JSON);
        }
    }
}
