package dev.tino.finance.classification.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.finance.classification.Abstention;
import dev.tino.finance.classification.ClassifiedLot;

/** The parts of a job's result, one a lot: one behind the other they are an answer like that of the synchronous route. */
final class ResultParts {

    private static final TypeReference<List<Abstention>> ABSTENTIONS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    ResultParts(ObjectMapper json) {
        this.json = json;
    }

    /** @param abstained in all lots up to this one; told behind the last */
    byte[] part(JobLot lot, ClassifiedLot answer, List<Abstention> abstained) {
        var part = new ByteArrayOutputStream(answer.lines().length + 256);
        if (lot.isFirst()) {
            write(part, "{\"model\":");
            part.writeBytes(bytes(answer.model()));
            write(part, ",\"transactions\":[");
        } else {
            part.write(',');
        }
        part.writeBytes(answer.lines());
        if (lot.isLast()) {
            part.write(']');
            if (!abstained.isEmpty()) {
                write(part, ",\"abstained\":");
                part.writeBytes(bytes(abstained));
            }
            part.write('}');
        }
        return part.toByteArray();
    }

    /** All of the result where there is no line, so that no model was asked. */
    byte[] ofNoLine() {
        return "{\"model\":null,\"transactions\":[]}".getBytes(StandardCharsets.US_ASCII);
    }

    /** What {@link #abstentions} reads. */
    byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<Abstention> abstentions(byte[] kept) {
        try {
            return json.readValue(kept, ABSTENTIONS);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static void write(ByteArrayOutputStream part, String text) {
        part.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
