package dev.tino.finance.statement.table;

import static de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE;
import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;

import java.util.ArrayList;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.tino.core.error.Failure;
import dev.tino.finance.statement.Statement;

/** Reads a statement in CSV. The separator is the one under which a row becomes a header with the most known columns. */
public final class CsvReader {

    private static final char[] SEPARATORS = { ';', ',', '\t', '|' };
    private static final int MAX_FIELDS = 200;
    private static final int MAX_FIELD_LENGTH = 1 << 16;

    private CsvReader() {
    }

    /** @throws dev.tino.core.error.Failure when the text is no such table */
    public static Statement read(String text) {
        char separator = separator(text);
        var rows = new Rows(text, separator, false);
        // Only a comma can have cut an amount with a decimal comma.
        return separator == ',' ? TableReader.readCut(rows) : TableReader.read(rows);
    }

    private static char separator(String text) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int width = headerWidth(new Rows(text, separator, true));
            if (width > most) {
                best = separator;
                most = width;
            }
        }
        return best;
    }

    private static int headerWidth(Rows rows) {
        try {
            return TableReader.header(rows, new ArrayList<>()).map(Header::width).orElse(0);
        } catch (Failure e) {
            return 0;
        }
    }

    private static final class Rows implements Iterator<TableRow> {

        private final Iterator<CsvRecord> records;
        private int line;

        Rows(String text, char separator, boolean allowUnclosedQuote) {
            records = de.siegmar.fastcsv.reader.CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false)
                    .extraFieldStrategy(IGNORE).missingFieldStrategy(IGNORE).trimWhitespacesAroundQuotes(true)
                    .allowUnclosedQuote(allowUnclosedQuote)
                    .build(CsvRecordHandler.of(handler -> handler.maxFields(MAX_FIELDS).maxFieldSize(MAX_FIELD_LENGTH)
                            .maxRecordSize(MAX_FIELD_LENGTH)), text)
                    .iterator();
        }

        @Override
        public boolean hasNext() {
            try {
                return records.hasNext();
            } catch (CsvParseException e) {
                throw broken();
            }
        }

        @Override
        public TableRow next() {
            try {
                CsvRecord record = records.next();
                line = (int) record.getStartingLineNumber();
                return new TableRow(line, record.getFields().stream().map(Cell::text).toList());
            } catch (CsvParseException e) {
                throw broken();
            }
        }

        private Failure broken() {
            return STATEMENT_UNREADABLE.because("The CSV cannot be cut into fields below line %d: a quoted text goes on "
                    + "after its end or has none, or a line is too long", line);
        }
    }
}
