package dev.tino.finance.classification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.error.JsonFailures;
import dev.tino.core.error.Violation;
import dev.tino.ml.dataset.Row;

/** From the bytes of a request to the bytes of its answer, all on the inference pool: one hop a batch. */
@ApplicationScoped
class ClassificationJson {

    static final int MOST_LINES = 10_000;

    private static final int MOST_VIOLATIONS = 100;
    private static final SerializableString COMMA = new SerializedString(",");

    private final ObjectMapper json;
    private final ObjectReader requests;
    private final ObjectReader lines;

    ClassificationJson(ObjectMapper json) {
        this.json = json;
        this.requests = exact(json.readerFor(ClassificationRequest.class));
        this.lines = exact(json.readerFor(UnclassifiedLine.class));
    }

    /** Fields that are only echoed keep every digit. */
    private static ObjectReader exact(ObjectReader reader) {
        return reader.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /** @throws Failure when the body is no list of 1 to 10,000 valid lines */
    Lot<byte[]> read(byte[] body) {
        List<UnclassifiedLine> lines = lines(body);
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
                readable.add(read(batch.get(i)));
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

    /** Reads valid lines, a JSON array of them. */
    Lot<ClassifiedLot> readLot(byte[] lot) {
        List<UnclassifiedLine> lines;
        try {
            lines = lot(lot);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return new Lines<>(lines, findings -> new ClassifiedLot(findings.model(), findings.abstained(),
                write(lines.size() * 256, out -> {
                    out.setRootValueSeparator(COMMA);
                    for (int i = 0; i < lines.size(); i++) {
                        ClassifiedLine.write(out, lines.get(i), findings.guesses().get(i));
                    }
                })));
    }

    private List<UnclassifiedLine> lot(byte[] lot) throws IOException {
        try (MappingIterator<UnclassifiedLine> lines = this.lines.readValues(lot)) {
            return lines.readAll();
        }
    }

    private List<UnclassifiedLine> lines(byte[] body) {
        try {
            ClassificationRequest request = requests.readValue(body);
            if (request == null) {
                throw CoreError.MALFORMED.because("The body is empty");
            }
            check(request.transactions());
            return request.transactions();
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException noUnicode) {
            throw JsonFailures.ofEncoding();
        }
    }

    private static void check(List<UnclassifiedLine> transactions) {
        if (transactions == null || transactions.isEmpty() || transactions.size() > MOST_LINES) {
            throw Failure.invalid("transactions", "must hold 1 to " + MOST_LINES + " lines");
        }
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < transactions.size() && violations.size() < MOST_VIOLATIONS; i++) {
            UnclassifiedLine line = transactions.get(i);
            if (line == null) {
                violations.add(new Violation("transactions[" + i + "]", "must not be null"));
            } else {
                violations.addAll(line.violations("transactions[" + i + "]."));
            }
        }
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }

    private UnclassifiedLine read(NumberedLine numbered) {
        if (numbered.failure() != null) {
            throw numbered.failure();
        }
        try {
            UnclassifiedLine line = lines.readValue(numbered.bytes());
            if (line == null) {
                throw CoreError.MALFORMED.because("The line is no JSON object");
            }
            List<Violation> violations = line.violations("");
            if (!violations.isEmpty()) {
                throw Failure.invalid(violations);
            }
            return line;
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException noUnicode) {
            throw JsonFailures.ofEncoding();
        }
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
