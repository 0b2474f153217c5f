package dev.tino.finance.classification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.Failure;
import dev.tino.ml.dataset.Row;

/** From the bytes of a request to the bytes of its answer, all on the inference pool: one hop a batch. */
@ApplicationScoped
class ClassificationJson {

    static final int MOST_LINES = 10_000;

    private static final SerializableString COMMA = new SerializedString(",");

    private final ObjectMapper json;
    private final LineReader reader;

    ClassificationJson(ObjectMapper json) {
        this.json = json;
        this.reader = new LineReader(json);
    }

    /** @throws Failure when the body is no list of 1 to 10,000 valid lines */
    Lot<byte[]> read(byte[] body) {
        List<UnclassifiedLine> lines = reader.body(body, MOST_LINES);
        return new Lines<>(lines, findings -> write(lines.size() * 256, out -> {
            out.writeStartObject();
            out.writePOJOField("model", findings.model());
            if (!findings.abstained().isEmpty()) {
                out.writePOJOField("abstained", findings.abstained());
            }
            out.writeArrayFieldStart("transactions");
            for (int i = 0; i < lines.size(); i++) {
                ClassifiedLine.write(out, lines.get(i), findings.guesses().get(i));
            }
            out.writeEndArray();
            out.writeEndObject();
        }));
    }

    /** A line out for each line in: the answer, or at its place what is wrong with it. */
    Lot<byte[]> read(List<NumberedLine> batch) {
        var readable = new ArrayList<UnclassifiedLine>(batch.size());
        var failures = new Failure[batch.size()];
        for (int i = 0; i < failures.length; i++) {
            try {
                readable.add(reader.line(batch.get(i)));
            } catch (Failure failure) {
                failures[i] = failure;
            }
        }
        return new Lines<>(readable, findings -> write(batch.size() * 256, out -> {
            out.setRootValueSeparator(null);
            int next = 0;
            for (int i = 0; i < failures.length; i++) {
                if (i > 0) {
                    out.writeRaw('\n');
                }
                if (failures[i] == null) {
                    ClassifiedLine.write(out, readable.get(next), findings.guesses().get(next));
                    next++;
                } else {
                    ClassifiedLine.write(out, batch.get(i).number(), failures[i]);
                }
            }
        }));
    }

    /** A JSON array of valid lines. */
    Lot<ClassifiedLot> readLot(byte[] lot) {
        List<UnclassifiedLine> lines = reader.lot(lot);
        return new Lines<>(lines, findings -> new ClassifiedLot(findings.model(), findings.abstained(),
                write(lines.size() * 256, out -> {
                    out.setRootValueSeparator(COMMA);
                    for (int i = 0; i < lines.size(); i++) {
                        ClassifiedLine.write(out, lines.get(i), findings.guesses().get(i));
                    }
                })));
    }

    private byte[] write(int expectedSize, Content content) {
        var bytes = new ByteArrayOutputStream(expectedSize);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            content.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private interface Content {
        void to(JsonGenerator out) throws IOException;
    }

    private record Lines<T>(List<UnclassifiedLine> lines, Function<Findings, T> writer) implements Lot<T> {

        @Override
        public List<Row> rows() {
            return lines.stream().map(line -> TransactionFeatures.row(line.date, line.description, line.amount)).toList();
        }

        @Override
        public T answer(Findings findings) {
            return writer.apply(findings);
        }
    }
}
