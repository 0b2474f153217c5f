package dev.tino.finance.statement.ofx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.Failure;
import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.Statement.Note;
import dev.tino.finance.statement.StatementError;
import dev.tino.finance.statement.StatementLine;

class OfxReaderTest {

    @Test
    void tagsMayStayOpen() {
        Statement statement = OfxReader.read("""
                OFXHEADER:100

                <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>
                <BANKACCTFROM><BANKID>001<ACCTID>55-5</BANKACCTFROM>
                <BANKTRANLIST>
                <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240312120000[-3:BRT]<TRNAMT>-12,5<FITID>F1<NAME>PADARIA
                <STMTTRN><DTPOSTED>20240313<TRNAMT>7.00<FITID><MEMO>Pix
                </BANKTRANLIST></STMTRS></OFX>
                """);

        assertThat(statement.lines()).containsExactly(
                new StatementLine(6, LocalDate.of(2024, 3, 12), "PADARIA", new BigDecimal("-12.50"), null, null, "F1",
                        "55-5"),
                new StatementLine(7, LocalDate.of(2024, 3, 13), "Pix", new BigDecimal("7.00"), null, null, null,
                        "55-5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "<NAME>LOJA A<MEMO>LOJA A & FILHOS 1/3|LOJA A & FILHOS 1/3", "<NAME>Compra<MEMO>LOJA B|Compra LOJA B",
            "<NAME>Tom &amp; Jerry &#233; &eacute;|Tom & Jerry é &eacute;",
            "<NAME><![CDATA[A <b> & B]]></NAME>|A <b> & B", "<NAME>A < B > C|A < B > C",
            "<NAME>A<!-- não -->B|AB", "<PAYEE><NAME>Zeca</NAME><CITY>Rio</PAYEE><MEMO>Pix|Zeca Pix",
            "<MEMO/><NAME>X|X", "<ns:NAME>Y</ns:NAME>|Y", "<name>z</name>|z" })
    void theDescriptionIsJoinedFromWhatTheBankSays(String tags, String description) {
        assertThat(read("<DTPOSTED>20240312<TRNAMT>1" + tags).lines()).extracting(StatementLine::description)
                .containsExactly(description);
    }

    @ParameterizedTest
    @ValueSource(strings = { "20240312", "20240312120000", "20240312120000.000[-3:BRT]", "20240312 [-03:EST]",
            "20240312093914:014", "2024-03-12" })
    void theDayIsTakenAsItStands(String date) {
        assertThat(read("<DTPOSTED>" + date + "<TRNAMT>1<NAME>X").lines()).extracting(StatementLine::date)
                .containsExactly(LocalDate.of(2024, 3, 12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "<TRNAMT>1<NAME>X|The date is missing",
            "<DTPOSTED>20260230<TRNAMT>1<NAME>X|The date \"20260230\" is not in the calendar",
            "<DTPOSTED>20260220<NAME>X|The amount is missing",
            "<DTPOSTED>2026022099:99<TRNAMT>1<NAME>X|The date \"2026022099:99\" is in no known form",
            "<DTPOSTED>20260220<TRNAMT>1.234<NAME>X|The amount \"1.234\" has more than two decimals",
            "<DTPOSTED>20260220<TRNAMT>1|The description is missing",
            "<DTPOSTED>20260220<TRNAMT>1<NAME>a&#0;b|The description holds the control character U+0000",
            "<DTPOSTED>20260220<TRNAMT>1<NAME>&#xD83D;|The description holds the control character U+D83D" })
    void aBadTransactionIsRejectedWithItsLine(String tags, String reason) {
        Statement statement = read(tags);

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.rejected()).containsExactly(new Note(2, reason));
    }

    @Test
    void balancesAreSkipped() {
        assertThat(read("<DTPOSTED>00000000<TRNAMT>1<MEMO>Saldo Anterior").skipped())
                .containsExactly(new Note(2, "\"Saldo Anterior\" is a balance, not a transaction"));
    }

    @Test
    void aTransactionThatTheFileEndsInIsRejected() {
        Statement statement = OfxReader.read("<OFX><STMTRS><STMTTRN><DTPOSTED>20240312<NAME>X<TRNAMT>-12");

        assertThat(statement.lines()).isEmpty();
        assertThat(statement.rejected()).containsExactly(new Note(1, "The file ends within this transaction"));
    }

    @Test
    void eachAccountKeepsItsLines() {
        Statement statement = OfxReader.read("""
                <OFX><STMTRS><BANKACCTFROM><ACCTID>1</BANKACCTFROM>
                <STMTTRN><DTPOSTED>20240312<TRNAMT>1<NAME>A<BANKACCTTO><ACCTID>9</BANKACCTTO></STMTTRN></STMTRS>
                <CCSTMTRS><CCACCTFROM><ACCTID>2</CCACCTFROM>
                <STMTTRN><DTPOSTED>20240312<TRNAMT>1<NAME>B</STMTTRN></CCSTMTRS>
                <STMTRS><STMTTRN><DTPOSTED>20240312<TRNAMT>1<NAME>C</STMTTRN></STMTRS></OFX>
                """);

        assertThat(statement.lines()).extracting(StatementLine::account).containsExactly("1", "2", null);
    }

    @Test
    void anErrorOfTheBankIsToldAsSuch() {
        assertThatThrownBy(() -> OfxReader
                .read("<OFX><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Senha inválida %s</STATUS></OFX>"))
                .isInstanceOfSatisfying(Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StatementError.STATEMENT_IS_BANK_ERROR))
                .hasMessage("The bank answered with an error instead of a statement: 15500 Senha inválida %s");
    }

    @Test
    void anErrorBesideAStatementIsSkippedAndTold() {
        Statement statement = OfxReader.read("<OFX><STATUS><CODE>2000<SEVERITY>ERROR</STATUS>\n"
                + "<STMTRS><STMTTRN><DTPOSTED>20240312<TRNAMT>1<NAME>A</STMTTRN></STMTRS></OFX>");

        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.skipped())
                .containsExactly(new Note(1, "The bank answered with an error instead of a statement: 2000"));
    }

    @Test
    void whatIsNoOfxIsRefused() {
        assertThatThrownBy(() -> OfxReader.read("Data;Valor\n")).isInstanceOf(Failure.class)
                .hasMessage("The file is named .ofx, but no <OFX> stands in it");
        assertThatThrownBy(() -> OfxReader.read("<OFX></OFX>")).isInstanceOf(Failure.class)
                .hasMessage("The OFX holds no statement of an account or a card");
    }

    @Test
    void nothingOutsideTheFileIsRead() {
        Statement statement = OfxReader.read("<!DOCTYPE OFX [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
                + "<OFX><STMTRS><STMTTRN><DTPOSTED>20240312<TRNAMT>1<NAME>&x;</STMTTRN></STMTRS></OFX>");

        assertThat(statement.lines()).extracting(StatementLine::description).containsExactly("&x;");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<", "<A", "<STMTTRN>", "<STMTTRN", "<![CDATA[", "<!--", "<!", "&", "&amp", "</", "<A <",
            "<NAME>a", "<STATUS><SEVERITY>ERROR", "<a:", "\n" })
    void hostileTextTakesLinearTime(String piece) {
        String text = "<OFX><STMTRS><STMTTRN><NAME>" + piece.repeat(8_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            try {
                OfxReader.read(text);
            } catch (Failure e) {
                assertThat(e.code()).isEqualTo(StatementError.STATEMENT_TOO_LONG);
            }
        });
    }

    private static Statement read(String tags) {
        return OfxReader.read("<OFX><STMTRS><BANKTRANLIST>\n<STMTTRN>" + tags + "</STMTTRN></BANKTRANLIST></STMTRS></OFX>");
    }
}
