package dev.tino.finance.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.error.JsonFailures;
import dev.tino.core.error.Violation;

/** Reads lines to classify, and refuses those that are none. */
final class LineReader {

    private static final int MOST_VIOLATIONS = 100;

    private final ObjectReader requests;
    private final ObjectReader lines;

    LineReader(ObjectMapper json) {
        this.requests = exact(json.readerFor(ClassificationRequest.class));
        this.lines = exact(json.readerFor(UnclassifiedLine.class));
    }

    /** Fields that are only echoed keep every digit. */
    private static ObjectReader exact(ObjectReader reader) {
        return reader.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /** @throws Failure when it is no list of valid lines, at least one and at most so many */
    List<UnclassifiedLine> body(byte[] body, int mostLines) {
        try {
            ClassificationRequest request = requests.readValue(body);
            if (request == null) {
                throw CoreError.MALFORMED.because("The body is empty");
            }
            check(request.transactions(), mostLines);
            return request.transactions();
        } catch (JsonProcessingException unreadable) {
            throw JsonFailures.of(unreadable);
        } catch (IOException noUnicode) {
            throw JsonFailures.ofEncoding();
        }
    }

    private static void check(List<UnclassifiedLine> transactions, int mostLines) {
        if (transactions == null || transactions.isEmpty() || transactions.size() > mostLines) {
            throw Failure.invalid("transactions", "must hold 1 to " + mostLines + " lines");
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

    /** A JSON array of lines that somebody has found valid. */
    List<UnclassifiedLine> lot(byte[] lot) {
        try (MappingIterator<UnclassifiedLine> valid = lines.readValues(lot)) {
            return valid.readAll();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** @throws Failure when it is no valid line */
    UnclassifiedLine line(NumberedLine numbered) {
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
}
