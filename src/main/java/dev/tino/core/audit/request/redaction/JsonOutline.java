package dev.tino.core.audit.request.redaction;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Writes a JSON body again, token by token, with its secrets hidden or with sizes in the place of all values. What the
 * parser does not understand is not written, so a body that is malformed or cut off ends where it stops making sense.
 */
final class JsonOutline {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final int LONGEST_NAME = 40;
    private static final String CUT = "... cut";
    private static final int DEEPEST = 16;

    private final JsonParser in;
    private final JsonGenerator out;
    private final StringWriter text;
    private final boolean sizesOnly;
    private final int most;

    private JsonOutline(JsonParser in, StringWriter text, boolean sizesOnly, int most) throws IOException {
        this.in = in;
        this.text = text;
        this.out = JSON.createGenerator(text);
        this.sizesOnly = sizesOnly;
        this.most = most;
    }

    /** Field names and sizes: characters of texts and numbers, 1 for a truth value, the first element of each list. */
    static String shape(byte[] body, int most) {
        return write(body, true, most);
    }

    /** All of it but for secrets. */
    static String content(byte[] body, int most) {
        return write(body, false, most);
    }

    private static String write(byte[] body, boolean sizesOnly, int most) {
        var text = new StringWriter(256);
        try (JsonParser in = JSON.createParser(body)) {
            var outline = new JsonOutline(in, text, sizesOnly, most);
            outline.writeAll();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void writeAll() throws IOException {
        // Closing it closes the lists and objects that are still open.
        try (out) {
            try {
                if (in.nextToken() != null) {
                    value(null, 0);
                }
            } catch (IOException noMore) {
                markCut();
            }
        }
    }

    private void markCut() throws IOException {
        if (out.getOutputContext().inObject()) {
            out.writeStringField("...", "cut");
        } else {
            out.writeString(CUT);
        }
    }

    /** What may fail to be read is read before its name is written: a name without a value could not be ended. */
    private void value(String name, int depth) throws IOException {
        if (text.getBuffer().length() + out.getOutputBuffered() > most) {
            throw new IOException(CUT);
        }
        if (in.currentToken().isStructStart() && depth == DEEPEST) {
            in.skipChildren();
            writeName(name);
            out.writeString(CUT);
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            writeName(name);
            object(depth);
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            writeName(name);
            list(depth);
        } else if (sizesOnly) {
            int size = in.currentToken().isBoolean() ? 1 : in.currentToken() == JsonToken.VALUE_NULL ? 0 : in.getTextLength();
            writeName(name);
            out.writeNumber(size);
        } else {
            scalar(name);
        }
    }

    private void object(int depth) throws IOException {
        out.writeStartObject();
        for (JsonToken token = in.nextToken(); token == JsonToken.FIELD_NAME; token = in.nextToken()) {
            String field = in.currentName();
            in.nextToken();
            if (Secrets.isNamedSo(field)) {
                in.skipChildren();
                writeName(field);
                out.writeString(Secrets.HIDDEN);
            } else {
                value(field, depth + 1);
            }
        }
        out.writeEndObject();
    }

    private void list(int depth) throws IOException {
        out.writeStartArray();
        int unwritten = 0;
        try {
            for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
                if (sizesOnly && index > 0) {
                    in.skipChildren();
                    unwritten++;
                } else {
                    value(null, depth + 1);
                }
            }
        } finally {
            if (unwritten > 0) {
                out.writeString("... " + unwritten + " more");
            }
        }
        out.writeEndArray();
    }

    /** A value in full. */
    private void scalar(String name) throws IOException {
        String value = in.getText();
        writeName(name);
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            out.writeString(Secrets.isIn(value) ? Secrets.HIDDEN : value);
        } else {
            out.writeRawValue(value);
        }
    }

    private void writeName(String name) throws IOException {
        if (name != null) {
            out.writeFieldName(isPlain(name) && !Secrets.isIn(name) ? name : "?");
        }
    }

    /** Whether a name looks like one that a program chose; others may be data, such as an address for a key. */
    private static boolean isPlain(String name) {
        boolean plain = !name.isEmpty() && name.length() <= LONGEST_NAME;
        for (int i = 0; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
        }
        return plain;
    }
}
