package dev.tino.finance.statement.table;

import static dev.tino.finance.statement.StatementError.STATEMENT_UNREADABLE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

import dev.tino.core.error.Failure;
import dev.tino.finance.statement.Statement;

/** Reads the first sheet of a workbook; formulas by the value that they had when it was saved. */
public final class XlsxReader {

    /** Numbers that stand for earlier days are amounts or numbers of documents that stand in the wrong column. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1980, 1, 1);
    private static final double LAST_SERIAL = 2_958_466;
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    private XlsxReader() {
    }

    /** @throws Failure when the bytes are no workbook, or one that is dangerous to open */
    public static Statement read(byte[] content) {
        WorkbookGuard.requireHarmless(content);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return TableReader.read(new Rows(rows.iterator(), workbook.isDate1904() ? EPOCH_1904 : EPOCH_1900));
        } catch (Failure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library meets what it does not expect with exceptions of any kind.
            throw STATEMENT_UNREADABLE.because("The workbook is broken");
        }
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell, LocalDate epoch) {
        if (!(cell.getValue() instanceof BigDecimal)) {
            return Cell.text(cell.getValue().toString());
        }
        double number = Double.parseDouble(cell.getRawValue());
        boolean stands = number >= ChronoUnit.DAYS.between(epoch, FIRST_DAY) && number < LAST_SERIAL;
        return new Cell(text(cell.getRawValue(), number), number, stands ? epoch.plusDays((long) number) : null);
    }

    /** What a sheet shows for a number in a column of texts: 1234 rather than 1234.0. */
    private static String text(String raw, double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : raw;
    }

    private static final class Rows implements Iterator<TableRow> {

        private final Iterator<Row> rows;
        private final LocalDate epoch;
        private int first;
        private long characters;

        Rows(Iterator<Row> rows, LocalDate epoch) {
            this.rows = rows;
            this.epoch = epoch;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public TableRow next() {
            Row row = rows.next();
            // The library counts from 0 where a sheet does not number its rows, from 1 where it does.
            first = row.getRowNum() == 0 ? 1 : first;
            List<Cell> cells = new ArrayList<>(row.getCellCount());
            for (org.dhatim.fastexcel.reader.Cell cell : row) {
                cells.add(cell == null || cell.getValue() == null ? Cell.BLANK : cell(cell, epoch));
                characters += cells.get(cells.size() - 1).text().length();
            }
            requireNotTooMuch();
            return new TableRow(row.getRowNum() + first, cells);
        }

        /** A text that many cells share stands in the file once. */
        private void requireNotTooMuch() {
            if (characters > WorkbookGuard.MAX_BYTES) {
                throw STATEMENT_UNREADABLE.because("The workbook's texts add up to more than %d million characters",
                        WorkbookGuard.MAX_BYTES / 1_000_000);
            }
        }
    }
}
