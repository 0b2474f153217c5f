package dev.tino.finance.classification.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.error.JsonFailures;
import dev.tino.core.error.Violation;
import dev.tino.finance.classification.ClassificationService;
import dev.tino.finance.classification.UnclassifiedLine;

/**
 * Cuts a body's list of lines into lots, each a JSON array of lines as they were sent. A line is read for what is wrong
 * with it and let go: of a large body memory holds the bytes, not the objects, which can take thirty times as much.
 */
final class Lots {

    static final int MOST_LINES = 100_000;
    /** A lot ends with the line that makes it so long, in lines or in bytes. */
    static final int LOT = 1_000;
    static final int LOT_BYTES = 1 << 20;

    private static final String FIELD = "transactions";
    private static final int MOST_VIOLATIONS = 100;

    private final byte[] body;
    private final ObjectReader lines;
    private final List<byte[]> cut = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final ByteArrayOutputStream lot = new ByteArrayOutputStream(LOT * 128);
    private int count;

    private Lots(byte[] body, ObjectReader lines) {
        this.body = body;
        this.lines = lines;
    }

    /** What reads lines out of a body. */
    static ObjectReader reader(ObjectMapper json) {
        return json.readerFor(UnclassifiedLine.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * @param lines the {@link #reader}
     * @throws Failure when the body is no list of 1 to 100,000 valid lines
     */
    static Lots of(byte[] body, ObjectReader lines) {
        Lots lots = ofAny(body, lines);
        if (lots.count == 0) {
            throw tooFewOrMany();
        }
        return lots;
    }

    /** {@link #of}, or none when the list holds no line. */
    static Lots ofAny(byte[] body, ObjectReader lines) {
        var lots = new Lots(body, lines);
        try (JsonParser parser = lines.getFactory().createParser(body)) {
            lots.read(parser);
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException noUnicode) {
            throw JsonFailures.ofEncoding();
        }
        if (!lots.violations.isEmpty()) {
            throw Failure.invalid(lots.violations);
        }
        return lots;
    }

    /** Of each lot the number of the line behind its last, from 0. */
    List<Integer> ends() {
        return ends;
    }

    /** In the order of the body. */
    List<byte[]> cut() {
        return cut;
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw CoreError.MALFORMED.because("The body is empty or not of the expected JSON type");
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals(FIELD);
            parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
            } else if (found || parser.currentToken() != JsonToken.START_ARRAY) {
                throw Failure.invalid(FIELD, "must be one array");
            } else {
                readLines(parser);
                found = true;
            }
        }
        if (parser.nextToken() != null) {
            throw CoreError.MALFORMED.because("The body goes on behind its JSON object");
        }
        if (!found) {
            throw tooFewOrMany();
        }
    }

    private void readLines(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == MOST_LINES) {
                throw tooFewOrMany();
            }
            long start = parser.currentTokenLocation().getByteOffset();
            if (start < 0) {
                throw JsonFailures.ofEncoding();
            }
            JsonToken first = parser.currentToken();
            parser.skipChildren();
            int length = (int) (parser.currentLocation().getByteOffset() - start);
            check(first, (int) start, length);
            add((int) start, length);
        }
        endLot();
    }

    private void check(JsonToken first, int start, int length) throws IOException {
        String path = FIELD + "[" + count + "]";
        if (first != JsonToken.START_OBJECT) {
            note(List.of(new Violation(path, "must be an object")));
        } else if (length > ClassificationService.LONGEST_LINE) {
            note(List
                    .of(new Violation(path, "must not be longer than %d bytes".formatted(ClassificationService.LONGEST_LINE))));
        } else {
            note(line(start, length, path).violations(path + "."));
        }
    }

    private UnclassifiedLine line(int start, int length, String path) throws IOException {
        try {
            return lines.readValue(body, start, length);
        } catch (JsonProcessingException unreadable) {
            throw at(path, JsonFailures.of(unreadable));
        }
    }

    private static Failure at(String path, Failure failure) {
        return failure.violations().isEmpty() ? failure
                : Failure.invalid(failure.violations().stream()
                        .map(violation -> new Violation(path + "." + violation.field(), violation.message())).toList());
    }

    private void note(List<Violation> found) {
        violations.addAll(found);
        if (violations.size() >= MOST_VIOLATIONS) {
            throw Failure.invalid(violations.subList(0, MOST_VIOLATIONS));
        }
    }

    private void add(int start, int length) {
        lot.write(lot.size() == 0 ? '[' : ',');
        lot.write(body, start, length);
        count++;
        if (count - (ends.isEmpty() ? 0 : ends.get(ends.size() - 1)) == LOT || lot.size() >= LOT_BYTES) {
            endLot();
        }
    }

    private void endLot() {
        if (lot.size() > 0) {
            lot.write(']');
            cut.add(lot.toByteArray());
            ends.add(count);
            lot.reset();
        }
    }

    private static Failure tooFewOrMany() {
        return Failure.invalid(FIELD, "must hold 1 to " + MOST_LINES + " lines");
    }
}
