package dev.tino.compat.finance.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.compat.finance.body.Bodies;

/** Makes Tino's body of a job to classify out of an old one. */
@ApplicationScoped
class JobTranslation {

    /** Under this name a line of Tino's carries what was sent, which comes back with the result. */
    static final String SENT = "sent";
    static final int MOST_LINES = 100_000;

    private static final String FIELD = "transactions";

    private final Bodies bodies;
    private final ObjectMapper json;

    JobTranslation(Bodies bodies, ObjectMapper json) {
        this.bodies = bodies;
        this.json = json;
    }

    byte[] translate(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeArrayFieldStart(FIELD);
            bodies.each(body, FIELD, MOST_LINES, fields -> write(generator, Line.read(fields)));
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator out, Line line) {
        if (!line.isWhole()) {
            return;
        }
        try {
            out.writeStartObject();
            out.writeStringField("date", line.day().toString());
            out.writeStringField("description", line.description());
            out.writeNumberField("amount", line.amount());
            out.writeObjectFieldStart(SENT);
            out.writeStringField("date", line.time().iso());
            out.writeNumberField("value", line.value());
            out.writeStringField("user", line.user());
            out.writeStringField("classification", line.classification());
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
