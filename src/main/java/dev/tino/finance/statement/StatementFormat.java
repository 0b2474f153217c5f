package dev.tino.finance.statement;

import static dev.tino.finance.statement.StatementError.STATEMENT_FORMAT_UNKNOWN;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The kinds of files that are read. The name says which one it should be, the content must agree. */
public enum StatementFormat {
    CSV,
    OFX,
    XLSX;

    private static final String ZIP = "PK\u0003\u0004";
    private static final String OLE2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    /** First bytes of what people upload by mistake, as latin-1 text. */
    private static final Map<String, String> OTHERS = Map.of("\u0089PNG", "a PNG image", "\u00ff\u00d8\u00ff",
            "a JPEG image", "GIF8", "a GIF image", "%PDF", "a PDF document", "\u001f\u008b", "a gzip archive", ZIP,
            "a ZIP archive or a workbook", OLE2, "an old or password-protected Office document");

    /**
     * The format of a file.
     *
     * @throws dev.tino.core.error.Failure when the name tells none, or the first bytes are those of something else
     */
    public static StatementFormat of(String fileName, byte[] content) {
        StatementFormat format = named(fileName);
        String start = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        if (format == XLSX) {
            requireWorkbook(start);
            return format;
        }
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            if (start.startsWith(other.getKey())) {
                throw STATEMENT_FORMAT_UNKNOWN.because("The file is named .%s, but it is %s",
                        format.name().toLowerCase(Locale.ROOT), other.getValue());
            }
        }
        return format;
    }

    private static StatementFormat named(String fileName) {
        String name = fileName == null ? "" : fileName.strip().toLowerCase(Locale.ROOT);
        for (StatementFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        if (name.endsWith(".xls")) {
            throw STATEMENT_FORMAT_UNKNOWN.because("Old Excel files (.xls) are not read: save it as .xlsx");
        }
        throw STATEMENT_FORMAT_UNKNOWN.because("A statement's file name ends in .csv, .ofx or .xlsx");
    }

    private static void requireWorkbook(String start) {
        if (start.startsWith(OLE2)) {
            throw STATEMENT_FORMAT_UNKNOWN.because(
                    "The workbook is protected by a password or is an old .xls: save it as .xlsx without a password");
        }
        if (!start.startsWith(ZIP)) {
            throw STATEMENT_FORMAT_UNKNOWN.because("The file is named .xlsx, but it is no workbook");
        }
    }
}
