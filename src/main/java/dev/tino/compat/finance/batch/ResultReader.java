package dev.tino.compat.finance.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/** Reads the lines out of a job's result as its pieces come, wherever these are cut. */
final class ResultReader {

    private static final String LINES = "transactions";
    private static final int IN_ROOT = 1;
    private static final int IN_LIST = 2;

    private final ObjectReader nodes;
    private final JsonParser parser;
    private TokenBuffer line;
    private boolean inLines;
    private int depth;

    ResultReader(ObjectReader nodes) {
        this.nodes = nodes;
        try {
            this.parser = nodes.getFactory().createNonBlockingByteArrayParser();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<JsonNode> read(byte[] piece) {
        var lines = new ArrayList<JsonNode>();
        try {
            ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(piece, 0, piece.length);
            for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.NOT_AVAILABLE; token = parser
                    .nextToken()) {
                take(token, lines);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return lines;
    }

    private void take(JsonToken token, List<JsonNode> lines) throws IOException {
        if (token.isStructStart()) {
            depth++;
        }
        if (depth == IN_ROOT && token == JsonToken.FIELD_NAME) {
            inLines = parser.currentName().equals(LINES);
        }
        if (inLines && depth > IN_LIST) {
            if (line == null) {
                line = new TokenBuffer(null, false).forceUseOfBigDecimal(true);
            }
            line.copyCurrentEvent(parser);
        }
        if (token.isStructEnd() && --depth == IN_LIST && line != null) {
            try (JsonParser whole = line.asParser()) {
                lines.add(nodes.readTree(whole));
            }
            line = null;
        }
    }
}
