package dev.tino.finance.statement.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written by hand, so that a test may put into them what no spreadsheet program would. */
final class Sheets {

    static final String HEADER = row("Data", "Descrição", "Valor");

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private Sheets() {
    }

    /** A workbook whose first sheet holds these rows, and whose second one would be no statement. */
    static byte[] workbook(String rows) {
        return zip(parts(rows, ""));
    }

    static byte[] workbookSince1904(String rows) {
        return zip(parts(rows, "<workbookPr date1904=\"true\"/>"));
    }

    static Map<String, String> parts(String rows, String properties) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                + "spreadsheetml.sheet.main+xml\"/></Types>");
        parts.put("xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + properties
                        + "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"B\" sheetId=\"2\" "
                        + "r:id=\"r2\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                + "<Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" Type=\"" + RELATIONS + "/worksheet\"/>"
                + "<Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\" Type=\"" + RELATIONS + "/worksheet\"/>"
                + "</Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet(rows));
        parts.put("xl/worksheets/sheet2.xml", sheet(""));
        return parts;
    }

    static String row(Object... values) {
        StringBuilder row = new StringBuilder("<row>");
        for (Object value : values) {
            row.append(value instanceof Number ? "<c><v>" + value + "</v></c>"
                    : "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
    }
}
