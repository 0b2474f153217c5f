package dev.tino.finance.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbook that people fill in by hand: the columns that {@link StatementParser} knows best, and their formats. */
public final class StatementTemplate {

    private static final List<String> COLUMNS = List.of("Data", "Descrição", "Valor", "Pessoa", "Categoria");
    private static final double[] WIDTHS = { 12, 48, 14, 20, 24 };
    /** Rows whose cells are formatted; more may be filled in. */
    private static final int FORMATTED_ROWS = 500;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private StatementTemplate() {
    }

    /** An empty template, the same bytes each time. */
    public static byte[] workbook() {
        return workbook(List.of());
    }

    /** A template with these lines filled in. */
    public static byte[] workbook(List<StatementLine> lines) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(bytes, "Tino", null)) {
                fill(workbook.newWorksheet("Extrato"), lines);
            }
            return timeless(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Worksheet sheet, List<StatementLine> lines) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.value(0, column, COLUMNS.get(column));
            sheet.width(column, WIDTHS[column]);
        }
        sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        int row = 1;
        for (StatementLine line : lines) {
            sheet.value(row, 0, line.date());
            sheet.value(row, 1, line.description());
            sheet.value(row, 2, line.amount());
            sheet.value(row, 3, line.person());
            sheet.value(row++, 4, line.category());
        }
        int last = Math.max(FORMATTED_ROWS, lines.size());
        sheet.range(1, 0, last, 0).style().format("dd/mm/yyyy").set();
        sheet.range(1, 2, last, 2).style().format("#,##0.00").set();
    }

    /** The writer stamps the current time on each part and into one of them. */
    private static byte[] timeless(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Only a reader of the directory understands the writer's archives, java.util.zip's stream does not.
        try (ZipFile source = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook)).get();
                ZipOutputStream target = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry part : Collections.list(source.getEntriesInPhysicalOrder())) {
                ZipEntry copy = new ZipEntry(part.getName());
                copy.setTimeLocal(NO_TIME);
                target.putNextEntry(copy);
                target.write(timeless(part.getName(), source.getInputStream(part).readAllBytes()));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] timeless(String part, byte[] content) {
        if (!part.equals("docProps/core.xml")) {
            return content;
        }
        return new String(content, StandardCharsets.UTF_8)
                .replaceFirst("(<dcterms:created[^>]*>)[^<]*", "$1" + NO_TIME + ":00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
