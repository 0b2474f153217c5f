package dev.tino.finance.classification;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.tino.core.error.Failure;
import dev.tino.models.ModelVersion;

/** How a line is answered, field by field: hundreds of thousands of them a second leave no room for reflection. */
final class ClassifiedLine {

    private static final SerializedString DATE = new SerializedString("date");
    private static final SerializedString DESCRIPTION = new SerializedString("description");
    private static final SerializedString AMOUNT = new SerializedString("amount");
    private static final SerializedString PERSON = new SerializedString("person");
    private static final SerializedString CATEGORY = new SerializedString("category");
    private static final SerializedString CONFIDENCE = new SerializedString("confidence");
    private static final SerializedString ALTERNATIVES = new SerializedString("alternatives");

    private static final SerializedString SOURCE = new SerializedString("source");
    private static final SerializedString MODEL = new SerializedString("model");
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString VERSION = new SerializedString("version");

    /** Fields that the answer gives; whoever sends them gets ours back. */
    private static final Set<String> ANSWERED = Set.of("category", "confidence", "alternatives", "source",
            "model");

    private ClassifiedLine() {
    }

    static void write(JsonGenerator out, UnclassifiedLine line, Guess guess) throws IOException {
        out.writeStartObject();
        writeDate(out, line.date);
        writeText(out, DESCRIPTION, line.description);
        out.writeFieldName(AMOUNT);
        out.writeNumber(line.amount);
        if (line.person != null) {
            writeText(out, PERSON, line.person);
        }
        for (var other : line.others().entrySet()) {
            if (!ANSWERED.contains(other.getKey())) {
                out.writePOJOField(other.getKey(), other.getValue());
            }
        }
        writeGuess(out, guess);
        out.writeEndObject();
    }

    private static void writeGuess(JsonGenerator out, Guess guess) throws IOException {
        writeText(out, CATEGORY, guess.category() == null ? null : guess.category().name);
        writeConfidence(out, guess.confidence());
        out.writeFieldName(ALTERNATIVES);
        out.writeStartArray();
        for (Guess.Alternative alternative : guess.alternatives()) {
            out.writeStartObject();
            writeText(out, CATEGORY, alternative.category());
            writeConfidence(out, alternative.confidence());
            out.writeEndObject();
        }
        out.writeEndArray();
        writeText(out, SOURCE, guess.category() == null ? null : guess.isOwnersWord() ? "user" : "model");
        writeModel(out, guess.model());
    }

    private static void writeModel(JsonGenerator out, ModelVersion model) throws IOException {
        out.writeFieldName(MODEL);
        out.writeStartObject();
        writeText(out, NAME, model.name());
        out.writeFieldName(VERSION);
        out.writeNumber(model.version());
        out.writeEndObject();
    }

    private static void writeText(JsonGenerator out, SerializedString field, String text) throws IOException {
        out.writeFieldName(field);
        out.writeString(text);
    }

    private static void writeDate(JsonGenerator out, LocalDate date) throws IOException {
        out.writeFieldName(DATE);
        char[] text = { '0', '0', '0', '0', '-', '0', '0', '-', '0', '0' };
        digits(text, 4, date.getYear());
        digits(text, 7, date.getMonthValue());
        digits(text, 10, date.getDayOfMonth());
        out.writeString(text, 0, text.length);
    }

    private static void digits(char[] text, int end, int number) {
        for (int rest = number, i = end - 1; rest > 0; rest /= 10, i--) {
            text[i] = (char) ('0' + rest % 10);
        }
    }

    /** With its four decimals; a float written the general way costs as much as half the inference. */
    private static void writeConfidence(JsonGenerator out, float confidence) throws IOException {
        out.writeFieldName(CONFIDENCE);
        char[] text = { '0', '.', '0', '0', '0', '0' };
        int tenThousandths = Math.round(confidence * 10_000);
        text[0] = (char) ('0' + tenThousandths / 10_000);
        digits(text, text.length, tenThousandths % 10_000);
        out.writeNumber(text, 0, text.length);
    }

    static void write(JsonGenerator out, long line, Failure failure) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeNumberField("line", line);
        out.writeStringField("code", failure.code().name());
        out.writeStringField("detail", failure.detail());
        out.writeEndObject();
        out.writeEndObject();
    }
}
