package dev.tino.finance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.core.error.Failure;
import dev.tino.finance.statement.Statement.Note;

class RealStatementsTest {

    private final StatementParser parser = new StatementParser();

    @Test
    void everyOfxFileIsReadOrRefused() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(RealFiles.folder().resolve("ofx"))) {
            files.forEach(file -> found.put(file.getFileName().toString(), outcome(file)));
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("asgrim_ofx-multiple-accounts-xml.ofx", "3 lines"),
                Map.entry("asgrim_ofxdata-bb-two-stmtrs.ofx", "36 lines"),
                Map.entry("asgrim_ofxdata-bb.ofx", "1 lines"), Map.entry("asgrim_ofxdata-credit-card.ofx", "1 lines"),
                Map.entry("asgrim_ofxdata-emptyDateTime.ofx", "2 lines"),
                Map.entry("asgrim_ofxdata-memoWithAmpersand.ofx", "16 lines"),
                Map.entry("asgrim_ofxdata-memoWithQuotes.ofx", "16 lines"),
                Map.entry("asgrim_ofxdata-oneline.ofx", "8 lines"),
                Map.entry("asgrim_ofxdata-selfclose.ofx", "5 lines"), Map.entry("asgrim_ofxdata-xml.ofx", "3 lines"),
                Map.entry("br_bb_OfxSharp.ofx", "3 lines"), Map.entry("ofxparse_anzcc.ofx", "1 lines"),
                Map.entry("ofxparse_bank_medium.ofx", "3 lines"), Map.entry("ofxparse_checking.ofx", "3 lines"),
                Map.entry("ofxparse_error_message.ofx", "STATEMENT_IS_BANK_ERROR"),
                Map.entry("ofxparse_fail_nice_date_missing.ofx", "0 lines, rejected 33 40 48"),
                Map.entry("ofxparse_fail_nice_decimal_error.ofx", "0 lines, rejected 34"),
                Map.entry("ofxparse_fail_nice_empty_balance.ofx", "1 lines"),
                Map.entry("ofxparse_multiple_accounts.ofx", "0 lines"),
                Map.entry("ofxparse_ofx-v102-empty-tags.ofx", "1 lines"), Map.entry("ofxparse_suncorp.ofx", "1 lines")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "asgrim_ofxdata-bb.ofx|2015-11-03 DOC CRÉDITO EM CONTA 239.55 20151103023955 455000-5",
            "asgrim_ofxdata-bb-two-stmtrs.ofx|2017-03-01 TED-CRÉDITO EM CONTA 13318.36 2017030101331836 655000-2",
            "asgrim_ofxdata-memoWithAmpersand.ofx|2018-09-13 Amazon.Com.Br Amazon & Cloud 3/3 -33.30 "
                    + "5b4f6eea-9999-9999-9999-794a31c8f61b 99999999-9999-9999-9999-999999999999",
            "ofxparse_ofx-v102-empty-tags.ofx|2018-05-07 CBA:Transfer 12.34 null 12345678",
            "ofxparse_suncorp.ofx|2013-12-15 EFTPOS WDL HANDYWAY ALDI STORE GEELONG WEST VICAU -16.85 1 123456789",
            "br_bb_OfxSharp.ofx|2014-03-05 Transferência Agendada 3444.80 2014030503444800 99999-9" })
    void theFirstLineSaysWhatTheBankWrote(String file, String line) {
        StatementLine first = parser.parse(file, RealFiles.folder().resolve("ofx").resolve(file)).lines().get(0);

        assertThat("%s %s %s %s %s".formatted(first.date(), first.description(), first.amount(), first.fitId(),
                first.account())).isEqualTo(line);
    }

    @Test
    void theBanksErrorIsQuoted() {
        Path file = RealFiles.folder().resolve("ofx/ofxparse_error_message.ofx");

        assertThatThrownBy(() -> parser.parse("x.ofx", file))
                .hasMessage("The bank answered with an error instead of a statement: 2000 General Server Error");
    }

    @Test
    void theStatementOfBancoDoBrasilIsReadToTheCent() {
        Statement statement = parser.parse("x.csv",
                RealFiles.folder().resolve("statements/banco_do_brasil_latin1.csv"));

        assertThat(statement.rejected()).isEmpty();
        assertThat(statement.skipped()).extracting(Note::line).containsExactly(2, 5, 8, 11, 15, 20, 24);
        assertThat(statement.lines()).extracting(line -> line.line() + " " + line.date() + " " + line.description() + " "
                + line.amount()).containsExactly("3 2024-03-12 Depósito Online TAA SAA-CIDADE 370.00",
                        "4 2024-03-12 Pix - Enviado Pessoa Um Da Silva -370.00",
                        "6 2024-03-18 Depósito Online TAA SAA-CIDADE 50.00",
                        "7 2024-03-18 Pix - Enviado Pessoa Um Da Silva -50.00",
                        "9 2024-03-20 Depósito Online TAA SAA-CIDADE 1100.00",
                        "10 2024-03-20 Pix - Enviado Imobiliaria Exemplo -1100.00",
                        "12 2024-03-25 Depósito Online TAA SAA-CIDADE 200.00",
                        "13 2024-03-25 Depósito Online TAA SAA-CIDADE 100.00",
                        "14 2024-03-25 Pix - Enviado Pessoa Um Da Silva -300.00",
                        "16 2024-03-27 Depósito Online TAA SAA-CIDADE 100.00",
                        "17 2024-03-27 Depósito Online TAA SAA-CIDADE 100.00",
                        "18 2024-03-27 Pix - Enviado Pessoa Um Da Silva -100.00",
                        "19 2024-03-27 Pix - Enviado Pessoa Um Da Silva -100.00",
                        "21 2024-03-28 Depósito Online TAA SAA-CIDADE 1199.00",
                        "22 2024-03-28 Depósito Online TAA SAA-CIDADE 50.00",
                        "23 2024-03-28 Pix - Enviado Pessoa Um Da Silva -1249.00");
    }

    private String outcome(Path file) {
        try {
            Statement statement = parser.parse(file.getFileName().toString(), file);
            String lines = statement.lines().size() + " lines";
            return statement.rejected().stream().map(note -> " " + note.line()).reduce(String::concat)
                    .map(rejected -> lines + ", rejected" + rejected).orElse(lines);
        } catch (Failure e) {
            return e.code().name();
        }
    }
}
