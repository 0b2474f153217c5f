package dev.tino.finance.statement;

import static dev.tino.finance.statement.StatementError.STATEMENT_EMPTY;
import static dev.tino.finance.statement.StatementError.STATEMENT_TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tino.finance.statement.line.TextDecoder;
import dev.tino.finance.statement.ofx.OfxReader;
import dev.tino.finance.statement.table.CsvReader;
import dev.tino.finance.statement.table.XlsxReader;

/**
 * Reads a bank statement whole. A line that cannot be understood is told in the {@link Statement} and does not stop
 * the others; a file that cannot be read raises a {@link dev.tino.core.error.Failure} of a {@link StatementError}.
 *
 * <p>
 * Blocking and CPU-bound (a second and some hundred MB at the limits): not for the event loop. Instances hold nothing.
 */
public final class StatementParser {

    /** Holds 100,000 transactions in the wordiest OFX. */
    public static final int MAX_BYTES = 16 << 20;

    public Statement parse(String fileName, Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return parse(fileName, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end, or one byte past {@link #MAX_BYTES}; does not close the stream. */
    public Statement parse(String fileName, InputStream input) {
        try {
            return parse(fileName, input.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Statement parse(String fileName, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw STATEMENT_TOO_LARGE.because("A statement file has at most %d MiB", MAX_BYTES >> 20);
        }
        if (content.length == 0) {
            throw STATEMENT_EMPTY.because("The file is empty");
        }
        return switch (StatementFormat.of(fileName, content)) {
            case CSV -> CsvReader.read(TextDecoder.decode(content));
            case OFX -> OfxReader.read(TextDecoder.decode(content));
            case XLSX -> XlsxReader.read(content);
        };
    }
}
