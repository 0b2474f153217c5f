package dev.tino.finance.statement.table;

import static dev.tino.finance.statement.table.Sheets.HEADER;
import static dev.tino.finance.statement.table.Sheets.row;
import static dev.tino.finance.statement.table.Sheets.workbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.Failure;
import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.Statement.Note;
import dev.tino.finance.statement.StatementError;
import dev.tino.finance.statement.StatementLine;

class XlsxReaderTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 5);
    private static final int SERIAL = 45_356;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "250,50|250.50", "-250,50|-250.50", "R$ 1.250,50|1250.50", "250.50|250.50" })
    void aTextIsReadAsAPersonWroteIt(String text, BigDecimal amount) {
        Statement statement = XlsxReader.read(workbook(HEADER + row("05/03/2024", "Pão", text)));

        assertThat(statement.lines())
                .containsExactly(new StatementLine(2, DAY, "Pão", amount, null, null, null, null));
    }

    @Test
    void aNumberIsADateOrAnAmountAsItsColumnSays() {
        Statement statement = XlsxReader.read(workbook(HEADER + row(SERIAL, 1234, -45.899999999999999)
                + row(SERIAL + 0.75, "Pão", 0.30000000000000004)));

        assertThat(statement.lines()).containsExactly(
                new StatementLine(2, DAY, "1234", new BigDecimal("-45.90"), null, null, null, null),
                new StatementLine(3, DAY, "Pão", new BigDecimal("0.30"), null, null, null, null));
    }

    @Test
    void aRemarkBesideTheTableIsPassedOver() {
        Statement statement = XlsxReader.read(workbook(HEADER + row(SERIAL, "Pão", -1, "", "conferir")));

        assertThat(statement.lines()).extracting(StatementLine::description).containsExactly("Pão");
    }

    @Test
    void aWorkbookOfAnOldMacCountsFrom1904() {
        Statement statement = XlsxReader.read(Sheets.workbookSince1904(HEADER + row(SERIAL - 1462, "Pão", 1)));

        assertThat(statement.lines()).extracting(StatementLine::date).containsExactly(DAY);
    }

    @Test
    void aNumberThatStandsForADayBefore1980IsNoDate() {
        Statement statement = XlsxReader.read(workbook(HEADER + row(29_220, "Pão", 1) + row(29_221, "Leite", 1)));
        Statement old = XlsxReader.read(Sheets.workbookSince1904(HEADER + row(27_758, "Pão", 1) + row(27_759, "Leite", 1)));

        assertThat(statement.rejected()).containsExactly(new Note(2, "The date \"29220\" is in no known form"));
        assertThat(statement.lines()).extracting(StatementLine::date).containsExactly(LocalDate.of(1980, 1, 1));
        assertThat(old.rejected()).containsExactly(new Note(2, "The date \"27758\" is in no known form"));
        assertThat(old.lines()).extracting(StatementLine::date).containsExactly(LocalDate.of(1980, 1, 1));
    }

    @Test
    void aFormulaCountsByTheValueThatItHad() {
        Statement statement = XlsxReader.read(workbook(HEADER + "<row><c><f>A1+1</f><v>" + SERIAL
                + "</v></c><c t=\"str\"><f>B1</f><v>Pão</v></c><c><f>2*3</f><v>6</v></c></row><row><c><v>" + SERIAL
                + "</v></c><c t=\"str\"><v>Leite</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"));

        assertThat(statement.lines())
                .containsExactly(new StatementLine(2, DAY, "Pão", new BigDecimal("6.00"), null, null, null, null));
        assertThat(statement.rejected()).containsExactly(new Note(3, "The amount \"#DIV/0!\" is not a number"));
    }

    @Test
    void rowsKeepTheNumbersOfTheSheet() {
        String rows = HEADER.replace("<row>", "<row r=\"1\">") + "<row r=\"9\"><c r=\"A9\"><v>" + SERIAL
                + "</v></c><c r=\"C9\"><v>-1</v></c><c r=\"B9\" t=\"inlineStr\"><is><t>Pão</t></is></c></row>"
                + "<row r=\"12\"><c r=\"A12\"><v>" + SERIAL + "</v></c></row><row r=\"13\"><c r=\"A13\"/></row>";

        Statement statement = XlsxReader.read(workbook(rows));

        assertThat(statement.lines()).extracting(StatementLine::line, StatementLine::description)
                .containsExactly(tuple(9, "Pão"));
        assertThat(statement.rejected()).containsExactly(new Note(12, "The amount is missing"));
        assertThat(statement.skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "<v>1E400</v>|The amount \"1E400\" is too large",
            "<v>12.345</v>|The amount \"12.345\" has more than two decimals",
            "<v>1E12</v>|The amount \"1000000000000\" is too large" })
    void aNumberThatIsNoAmountIsRejected(String value, String reason) {
        Statement statement = XlsxReader.read(workbook(HEADER + "<row><c><v>" + SERIAL
                + "</v></c><c t=\"inlineStr\"><is><t>Pão</t></is></c><c>" + value + "</c></row>"));

        assertThat(statement.rejected()).containsExactly(new Note(2, reason));
    }

    @Test
    void anotherColumnTakesPersonAndCategory() {
        Statement statement = XlsxReader.read(workbook(row("Categoria", "Valor", "Pessoa", "Descrição", "Data")
                + row("Lazer", -7.9, "Ana", "Cinema", SERIAL)));

        assertThat(statement.lines()).containsExactly(
                new StatementLine(2, DAY, "Cinema", new BigDecimal("-7.90"), "Ana", "Lazer", null, null));
    }

    @Test
    void aBombIsRefusedBeforeItIsOpened() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            Arrays.fill(zeros, (byte) ' ');
            for (int i = 0; i < 65; i++) {
                zip.write(zeros);
            }
        }

        assertRefused(bytes.toByteArray(), "The workbook unpacks to more than 64 MiB");
    }

    @Test
    void aWorkbookOfTooManyPartsIsRefused() {
        Map<String, String> parts = Sheets.parts(HEADER, "");
        for (int i = 0; i < WorkbookGuard.MAX_PARTS; i++) {
            parts.put("x" + i, "");
        }

        assertRefused(Sheets.zip(parts), "The workbook has more than 1000 parts");
    }

    @Test
    void aCellFarOutsideTheSheetIsRefused() {
        assertRefused(workbook(HEADER + "<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>"),
                "The workbook has a row of more than 16384 columns");
        assertRefused(workbook(HEADER + "<row>" + "<c/>".repeat(20_000) + "</row>"),
                "The workbook has a row of more than 16384 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = { "XFE1", "ZZZ1", "\ufffd1", "1" })
    void aCellOutsideTheSheetIsRefused(String reference) {
        assertRefused(workbook(HEADER + "<row><c r=\"" + reference + "\"><v>1</v></c></row>"),
                "The workbook has a row of more than 16384 columns");
        assertRefused(workbook(HEADER + "<row><c r=\"XFD1\"/><c/></row>"),
                "The workbook has a row of more than 16384 columns");
    }

    @Test
    void wideRowsWithoutContentAreRefused() {
        String wide = "<row><c r=\"$xfd$1\"/></row>";

        assertThat(XlsxReader.read(workbook(HEADER + wide.repeat(600))).lines()).isEmpty();
        assertRefused(workbook(HEADER + wide.repeat(100_000)), "The workbook's rows add up to more than 20 million cells");
        assertRefused(workbook(HEADER + wide + "<row/>".repeat(100_000)),
                "The workbook's rows add up to more than 20 million cells");
    }

    @Test
    void aTableIsFoundWithinRowsThatAreAsWideAsTheSheet() {
        String wide = "<row><c r=\"XFD1\"/></row>";
        String header = HEADER.replace("</row>", "<c r=\"XFD1\"/></row>");

        Statement statement = XlsxReader.read(workbook(wide.repeat(49) + header + row(SERIAL, "Pão", -1)));

        assertThat(statement.lines()).hasSize(1);
    }

    @Test
    void formulasThatCostMoreThanTheFileIsLongAreRefused() {
        String arrays = "<row><c><f t=\"array\" ref=\"A1:A1\">1</f><v>1</v></c></row>".repeat(200_000);
        String shared = "<row><c><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "A1+".repeat(20_000) + "1</f></c></row>"
                + "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(50_000);

        assertRefused(workbook(HEADER + arrays), "The workbook's formulas are too many: save the values alone");
        assertRefused(workbook(HEADER + shared), "The workbook's formulas are too many: save the values alone");
    }

    @Test
    void aTextThatEveryCellSharesIsCountedEachTime() {
        Map<String, String> parts = Sheets.parts(
                HEADER + ("<row>" + "<c t=\"s\"><v>0</v></c>".repeat(5) + "</row>").repeat(1_000), "");
        parts.put("xl/sharedStrings.xml", "<sst><si><t>" + "x".repeat(1 << 20) + "</t></si></sst>");
        parts.computeIfPresent("[Content_Types].xml",
                (name, types) -> types.replace("</Types>", "<Override PartName=\"/xl/sharedStrings.xml\" ContentType="
                        + "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"));

        assertRefused(Sheets.zip(parts), "The workbook's texts add up to more than 67 million characters");
    }

    @Test
    void anEndlessNumberIsRefused() {
        assertRefused(workbook(HEADER + "<row><c><v>" + "9".repeat(5_000_000) + "</v></c></row>"),
                "The workbook holds a number of more than 100 digits");
    }

    @Test
    void nothingOutsideTheFileIsRead() {
        Map<String, String> parts = Sheets.parts(HEADER, "");
        parts.computeIfPresent("xl/worksheets/sheet1.xml",
                (name, sheet) -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + sheet.replace("Descrição", "&e;"));

        assertThatThrownBy(() -> XlsxReader.read(Sheets.zip(parts))).isInstanceOf(Failure.class);
    }

    @Test
    void aBrokenWorkbookIsRefused() {
        byte[] whole = workbook(HEADER + row(SERIAL, "Pão", 1));

        assertRefused(Arrays.copyOf(whole, whole.length / 2), "The workbook is broken: it cannot be unpacked");
        assertRefused(Sheets.zip(Map.of("x", "y")), "The workbook is broken");
    }

    private static void assertRefused(byte[] workbook, String detail) {
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> XlsxReader.read(workbook))
                        .isInstanceOfSatisfying(Failure.class,
                                failure -> assertThat(failure.code()).isEqualTo(StatementError.STATEMENT_UNREADABLE))
                        .hasMessage(detail));
    }
}
