package dev.tino.credit.dataset.check;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.credit.dataset.field.ValueText;

/** The same bytes for the same content, whatever its spaces, the order of its names and the notation of its numbers. */
final class CanonicalBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private CanonicalBytes() {
    }

    /** Of a lot as it was sent. */
    static byte[] of(List<JsonNode> rows) {
        return written(canonical -> {
            for (JsonNode row : rows) {
                canonical.write(row);
            }
        });
    }

    /** Of a row as it is kept. */
    static byte[] of(Map<String, Object> values) {
        return written(canonical -> {
            for (Map.Entry<String, Object> value : new TreeMap<>(values).entrySet()) {
                canonical.text('k', value.getKey());
                canonical.text(value.getValue() instanceof Double ? 'n' : 's', ValueText.of(value.getValue()));
            }
        });
    }

    private interface Writing {
        void to(CanonicalBytes canonical) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var canonical = new CanonicalBytes();
        try {
            writing.to(canonical);
            canonical.out.flush();
            return canonical.bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                out.writeByte('[');
                out.writeInt(node.size());
                for (JsonNode element : node) {
                    write(element);
                }
            }
            case STRING -> text('s', node.textValue());
            case NUMBER -> text('n', number(node.decimalValue()));
            case BOOLEAN -> text('b', node.asText());
            case NULL, MISSING, BINARY, POJO -> out.writeByte('0');
        }
    }

    private void object(JsonNode node) throws IOException {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(property -> sorted.put(property.getKey(), property.getValue()));
        out.writeByte('{');
        out.writeInt(sorted.size());
        for (Map.Entry<String, JsonNode> property : sorted.entrySet()) {
            text('k', property.getKey());
            write(property.getValue());
        }
    }

    /** In the notation with an exponent, which is short for any number. */
    private static String number(BigDecimal number) {
        try {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.unscaledValue() + "e" + -(long) stripped.scale();
        } catch (ArithmeticException tooGreat) {
            return number.unscaledValue() + "e" + -(long) number.scale();
        }
    }

    private void text(char kind, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(kind);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
