package dev.tino.compat.finance.body;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tino.core.error.CoreError;

/** Reads bodies as that system's framework does: what is no JSON counts as a body that is invalid. */
@ApplicationScoped
public class Bodies {

    /** Of a body that is read on the event loop. */
    private static final int LONGEST_OBJECT = 64 << 10;
    /** Of one element, of which older clients send six. */
    private static final int MOST_FIELDS = 1_000;

    private final ObjectMapper json;
    private final ObjectReader nodes;

    Bodies(ObjectMapper json) {
        this.json = json;
        // A parser would keep every name that it meets, and a body may hold millions.
        JsonFactory factory = new JsonFactoryBuilder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
        this.nodes = new ObjectMapper(factory).readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /** The fields of a form that are there, by name and value in turn. Such a text may be written as JSON has it, in quotes. */
    public ObjectNode form(String... namesAndValues) {
        ObjectNode form = json.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                form.put(namesAndValues[i], unquoted(namesAndValues[i + 1]));
            }
        }
        return form;
    }

    private String unquoted(String value) {
        if (!value.startsWith("\"") || !value.endsWith("\"")) {
            return value;
        }
        try {
            return nodes.<JsonNode> readValue(value).asText(value);
        } catch (IOException noJson) {
            return value;
        }
    }

    /** A whole body of 64 kB at most; an empty one has no fields. */
    public JsonNode object(byte[] body) {
        if (body.length > LONGEST_OBJECT) {
            throw CoreError.TOO_LARGE.because("The body is larger than the %d bytes taken here", LONGEST_OBJECT);
        }
        try {
            JsonNode read = body.length == 0 ? json.createObjectNode() : nodes.readTree(body);
            // One that somebody encoded twice.
            return read.isTextual() ? nodes.readTree(read.textValue()) : read;
        } catch (IOException unreadable) {
            throw Complaints.only(Complaint.unreadable());
        }
    }

    /**
     * The elements of the one list that a body holds, all of them valid.
     *
     * @param most how many it may have; more are refused before any of them is looked at
     * @param reader reads one; what it finds wrong is refused together, after the last
     */
    public <T> List<T> list(byte[] body, String field, int most, Function<Fields, T> reader) {
        var read = new ArrayList<T>();
        each(body, field, most, fields -> read.add(reader.apply(fields)));
        return read;
    }

    /** {@link #list} one by one, so that memory holds one of them. What came before the last may have been invalid. */
    public void each(byte[] body, String field, int most, Consumer<Fields> taker) {
        var complaints = new Complaints();
        try (JsonParser parser = nodes.getFactory().createParser(body)) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                try (JsonParser inner = nodes.getFactory().createParser(parser.getText())) {
                    inner.nextToken();
                    each(inner, field, most, taker, complaints);
                }
            } else {
                each(parser, field, most, taker, complaints);
            }
        } catch (IOException unreadable) {
            throw Complaints.only(Complaint.unreadable());
        }
        complaints.refuse();
    }

    private void each(JsonParser parser, String field, int most, Consumer<Fields> taker, Complaints complaints)
            throws IOException {
        boolean found = false;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = !found && parser.currentName().equals(field);
                parser.nextToken();
                if (wanted && parser.currentToken() == JsonToken.START_ARRAY) {
                    elements(parser, field, most, taker, complaints);
                } else if (wanted) {
                    complaints.add(Complaint.of("list_type", List.of(field), "Input should be a valid list",
                            plain(parser)));
                } else {
                    parser.skipChildren();
                }
                found |= wanted;
            }
        }
        if (!found) {
            complaints.add(Complaint.of("missing", List.of(field), "Field required", null));
        }
    }

    private void elements(JsonParser parser, String field, int most, Consumer<Fields> taker, Complaints complaints)
            throws IOException {
        int position = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (position == most) {
                throw Complaints.only(Complaint.of("too_long", List.of(field),
                        "List should have at most %d items after validation, not more".formatted(most), null));
            }
            JsonNode element = element(parser);
            var fields = new Fields(element, List.of(field, position++), complaints);
            if (element.isObject()) {
                taker.accept(fields);
            }
        }
    }

    /**
     * An element with no more fields than any client sends, and nothing in what holds something: as a tree, others could
     * take twenty times the memory of their text.
     */
    private JsonNode element(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return plain(parser);
        }
        ObjectNode object = json.createObjectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.size() < MOST_FIELDS) {
                object.set(name, plain(parser));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    private JsonNode plain(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                parser.skipChildren();
                yield json.createObjectNode();
            }
            case START_ARRAY -> {
                parser.skipChildren();
                yield json.createArrayNode();
            }
            default -> nodes.readTree(parser);
        };
    }
}
