package dev.tino.finance.statement.table;

import static dev.tino.finance.statement.StatementError.STATEMENT_COLUMNS_UNKNOWN;
import static dev.tino.finance.statement.StatementError.STATEMENT_TOO_LONG;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.BadLine;
import dev.tino.finance.statement.line.DateParser;
import dev.tino.finance.statement.line.PseudoLine;
import dev.tino.finance.statement.line.StatementDraft;

/** Makes a statement of a table's rows: finds the header, then the styles of the whole file, then reads each line. */
final class TableReader {

    /** Banks write the account, the period and their advertisements above the header. */
    static final int HEADER_WITHIN = 50;
    /** Blank rows count: they cost almost as much as others. */
    private static final int MAX_ROWS = 2 * Statement.MAX_LINES;

    private final StatementDraft draft = new StatementDraft();
    private final List<RawLine> lines = new ArrayList<>();
    private final boolean cut;
    /** Where the lines begin whose amount seems to be cut into two fields. */
    private final Set<Integer> overlong = new HashSet<>();
    private int rowsBelow;
    private int blanks;
    private int firstBlank;

    private TableReader(boolean cut) {
        this.cut = cut;
    }

    /** The header among the first rows, which are consumed up to it. */
    static Optional<Header> header(Iterator<TableRow> rows, List<TableRow> above) {
        for (int i = 0; i < HEADER_WITHIN && rows.hasNext(); i++) {
            TableRow row = rows.next();
            Optional<Header> header = Header.in(row);
            if (header.isPresent()) {
                return header;
            }
            above.add(row);
        }
        return Optional.empty();
    }

    /** A table that has cells of its own. */
    static Statement read(Iterator<TableRow> rows) {
        return read(rows, false);
    }

    /** A table that a separator cuts into cells, wherever it stands: {@code 12,50} may have become two of them. */
    static Statement readCut(Iterator<TableRow> rows) {
        return read(rows, true);
    }

    private static Statement read(Iterator<TableRow> rows, boolean cut) {
        List<TableRow> above = new ArrayList<>();
        Header header = header(rows, above).orElseThrow(() -> STATEMENT_COLUMNS_UNKNOWN
                .because("None of the first %d rows names the columns: looked for a date (Data, Date), a description "
                        + "(Descrição, Histórico, Description) and an amount (Valor, Amount, or Crédito and Débito)",
                        HEADER_WITHIN));
        return new TableReader(cut).read(header, above, rows);
    }

    private Statement read(Header header, List<TableRow> above, Iterator<TableRow> rows) {
        above.stream().filter(row -> !row.isBlank())
                .forEach(row -> draft.skip(row.line(), "The line stands above the header"));
        while (rows.hasNext()) {
            collect(header, rows.next());
        }
        DateParser dates = DateParser.of(texts(line -> Stream.of(line.date())));
        AmountParser amounts = AmountParser.of(
                texts(line -> Stream.of(line.amount(), line.credit(), line.debit())), header.amounts());
        List<RawLine> transactions = lines.stream().filter(this::isTransaction).toList();
        Signs signs = new Signs(transactions, amounts);
        for (RawLine line : transactions) {
            understand(line, dates, signs);
        }
        return draft.finish();
    }

    private void collect(Header header, TableRow row) {
        if (++rowsBelow > MAX_ROWS) {
            throw STATEMENT_TOO_LONG.because("A statement has at most %d lines, blank ones included", MAX_ROWS);
        }
        if (row.isBlank()) {
            firstBlank = blanks++ == 0 ? row.line() : firstBlank;
            return;
        }
        // Told only before a line: what is blank below the last one is the end of the file.
        if (blanks > 0) {
            draft.skip(firstBlank, blanks == 1 ? "The line is blank" : "%d blank lines".formatted(blanks));
            blanks = 0;
        }
        if (header.isRepeatedBy(row)) {
            draft.skip(row.line(), "The line repeats the header");
            return;
        }
        if (cut && (header.isExceededBy(row) || header.isShiftedBy(row))) {
            overlong.add(row.line());
        }
        lines.add(header.line(row));
        if (lines.size() > Statement.MAX_LINES) {
            throw STATEMENT_TOO_LONG.because("A statement has at most %d lines", Statement.MAX_LINES);
        }
    }

    private boolean isTransaction(RawLine line) {
        Optional<String> pseudo = PseudoLine.reason(line.date().text(), line.description());
        if (pseudo.isPresent()) {
            draft.skip(line.line(), pseudo.get());
        } else if (line.isRemark()) {
            draft.skip(line.line(), "The line has neither a date nor an amount");
        }
        return pseudo.isEmpty() && !line.isRemark();
    }

    private void understand(RawLine line, DateParser dates, Signs signs) {
        try {
            if (overlong.contains(line.line())) {
                throw new BadLine("The line has more fields than the header: an amount with a decimal comma needs "
                        + "quotes, or ; as separator");
            }
            draft.add(line.understand(dates, signs));
        } catch (BadLine e) {
            draft.reject(line.line(), e.reason());
        }
    }

    private Stream<String> texts(Function<RawLine, Stream<Cell>> cells) {
        return lines.stream().flatMap(cells).filter(cell -> !cell.isNumber() && !cell.isBlank()).map(Cell::text);
    }
}
