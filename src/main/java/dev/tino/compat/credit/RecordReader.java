package dev.tino.compat.credit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tino.compat.LegacyRefusal;

/**
 * Reads arrays of records one by one, as {@link LegacyBody} reads bodies: as a tree, such an array would take twenty times
 * the memory of its text.
 */
final class RecordReader {

    /** Of one array. */
    static final int MOST_RECORDS = 50_000;

    /** A number may be written with a longer exponent than it came with. */
    private static final int LONGEST_NUMBER = 2 * StreamReadConstraints.DEFAULT_MAX_NUM_LEN;

    private static final ObjectReader SENT = reader(StreamReadConstraints.defaults());
    private static final ObjectReader KEPT = reader(
            StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build());

    private RecordReader() {
    }

    private static ObjectReader reader(StreamReadConstraints constraints) {
        JsonFactory factory = new JsonFactoryBuilder().streamReadConstraints(constraints)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                // A parser would keep every name that it meets, and a body may hold millions.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
        return new ObjectMapper(factory).readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param taker of each element: of an object the fields that {@link Records} know, and of a list that it is one */
    static void each(byte[] body, Consumer<JsonNode> taker) {
        try (JsonParser parser = SENT.getFactory().createParser(body)) {
            requireRecords(parser);
            int count = 0;
            do {
                if (count++ == MOST_RECORDS) {
                    throw LegacyRefusal.saying(413, LegacyText.TOO_MANY_RECORDS.formatted(MOST_RECORDS));
                }
                taker.accept(parser.currentToken() == JsonToken.START_OBJECT ? object(parser) : value(parser));
            } while (parser.nextToken() != JsonToken.END_ARRAY);
            if (parser.nextToken() != null) {
                throw LegacyRefusal.saying(400, LegacyText.NO_JSON);
            }
        } catch (IOException | NumberFormatException unreadable) {
            throw LegacyRefusal.saying(400, LegacyText.NO_JSON);
        }
    }

    /** Goes to the first one. */
    private static void requireRecords(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        boolean isContainer = first == JsonToken.START_ARRAY || first == JsonToken.START_OBJECT;
        if (first == null || first == JsonToken.VALUE_NULL || isContainer && parser.nextToken().isStructEnd()) {
            throw LegacyRefusal.saying(400, LegacyText.DATA_MISSING);
        }
        if (first != JsonToken.START_ARRAY) {
            throw LegacyRefusal.saying(400, LegacyText.NO_LIST);
        }
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (Records.isKnown(name)) {
                object.set(name, value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return JsonNodeFactory.instance.arrayNode();
        }
        return SENT.readTree(parser);
    }

    /** What {@link Shipment} has written. */
    static List<JsonNode> rows(byte[] json) {
        try {
            return KEPT.readTree(json).valueStream().toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
