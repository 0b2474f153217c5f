package dev.tino.finance.statement.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.Failure;
import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.Statement.Note;
import dev.tino.finance.statement.StatementError;
import dev.tino.finance.statement.StatementLine;

class CsvReaderTest {

    @ParameterizedTest
    @ValueSource(strings = { "Data;Descrição;Valor\n05/03/2024;Padaria, Sol;-12,50\n",
            "\"Data\",\"Descrição\",\"Valor\"\r\n\"05/03/2024\",\"Padaria, Sol\",\"-12,50\"\r\n",
            "Data\tDescrição\tValor\r05/03/2024\tPadaria, Sol\t-12,50\r",
            "date|description|amount\n2024-03-05|Padaria, Sol|-12.50",
            "Valor (R$);DATA;HISTORICO\n-R$ 12,50;05/03/2024;Padaria, Sol",
            "sep=;\nConta: 1-2\n\nData;Lançamento;Valor\n05/03/2024;Padaria, Sol;-12,50",
            "Data Lançamento;Histórico;Descrição;Valor;Saldo\n05/03/2024;Padaria, Sol;;-12,50;100,00",
            "Lançamento;Descrição;Valor\n05/03/2024;Padaria, Sol;-12,50",
            "Data;Descrição;Crédito;Débito\n05/03/2024;Padaria, Sol;;12,50",
            "Data;Descrição;Crédito (R$);Débito (R$)\n05/03/2024;Padaria, Sol;0,00;-12,50",
            "Data;Descrição;Valor;Tipo Lançamento\n05/03/2024;Padaria, Sol;12,50;Saída",
            "Data;Descrição;Valor;D/C\n05/03/2024;Padaria, Sol;12,50;D",
            "Date, Description, Debit, Credit\n2024-03-05, \"Padaria, Sol\", 12.50,",
            "Data;Descrição;Valor;Tipo\n05/03/2024;Padaria, Sol;-12,50;Entrada",
            "Data;Nome;Descrição;Valor\n05/03/2024;Ana;Padaria, Sol;-12,50" })
    void theSameLineIsReadFromEveryKindOfTable(String csv) {
        Statement statement = CsvReader.read(csv);

        assertThat(statement.rejected()).isEmpty();
        assertThat(statement.lines()).extracting(StatementLine::date, StatementLine::description, StatementLine::amount)
                .containsExactly(tuple(LocalDate.of(2024, 3, 5), "Padaria, Sol",
                        new BigDecimal("-12.50")));
    }

    @Test
    void everyColumnOfALineIsTaken() {
        Statement statement = CsvReader.read("Categoria;Pessoa;Identificador;Valor;Descrição;Data\n"
                + "Alimentação;Ana;6f1e;7,90;\"Café  da\n manhã\";05/03/2024\n");

        assertThat(statement.lines()).containsExactly(new StatementLine(2, LocalDate.of(2024, 3, 5), "Café da manhã",
                new BigDecimal("7.90"), "Ana", "Alimentação", "6f1e", null));
    }

    @Test
    void descriptionsOfSeveralColumnsAreJoined() {
        Statement statement = CsvReader.read("""
                Data,Lançamento,Detalhes,Valor
                12/03/2024,Pix - Enviado,12/03 21:08 Pessoa Um,"-1,00"
                12/03/2024,Compra com Cartão,12/03 21:08,"-1,00"
                12/03/2024,Padaria Sol,PADARIA SOL,"-1,00"
                """);

        assertThat(statement.lines()).extracting(StatementLine::description).containsExactly("Pix - Enviado Pessoa Um",
                "Compra com Cartão", "Padaria Sol");
    }

    @Test
    void whatIsNoTransactionIsSkippedAndTold() {
        Statement statement = CsvReader.read("""
                Extrato de Ana
                Data;Descrição;Valor
                28/02/2024;Saldo Anterior;10,00


                01/03/2024;Pão;-1,00
                00/00/0000;Saldo do dia;9,00
                Data;Descrição;Valor
                ;Emitido pelo aplicativo;
                ;Total;-1,00

                """);

        assertThat(statement.lines()).extracting(StatementLine::line).containsExactly(6);
        assertThat(statement.rejected()).isEmpty();
        assertThat(statement.skipped()).containsExactlyInAnyOrder(new Note(1, "The line stands above the header"),
                new Note(3, "\"Saldo Anterior\" is a balance, not a transaction"), new Note(4, "2 blank lines"),
                new Note(7, "\"Saldo do dia\" is a balance, not a transaction"),
                new Note(8, "The line repeats the header"), new Note(9, "The line has neither a date nor an amount"),
                new Note(10, "\"Total\" is a total, not a transaction"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2026-02-30;Pão;-1,00|The date \"2026-02-30\" is not in the calendar",
            ";Pão;-1,00|The date is missing", "05/03/2024;Pão;|The amount is missing",
            "05/03/2024;Pão|The amount is missing", "05/03/2024;Pão;NaN|The amount \"NaN\" is not a number",
            "05/03/2024;Pão;1e400|The amount \"1e400\" is not a number",
            "05/03/2024;Pão;-12,345|The amount \"-12,345\" has more than two decimals",
            "05/03/2024;Pão;1000000000000|The amount \"1000000000000\" is too large",
            "05/03/2024;;-1,00|The description is missing",
            "05/03/2024;P\u0000o;-1,00|The description holds the control character U+0000",
            "05/03/2024;P\u009fo;-1,00|The description holds the control character U+009F" })
    void aBadLineIsRejectedAndTheOthersAreTaken(String line, String reason) {
        Statement statement = CsvReader.read("Data;Descrição;Valor\n" + line + "\n05/03/2024;Leite;-7,90\n");

        assertThat(statement.rejected()).containsExactly(new Note(2, reason));
        assertThat(statement.lines()).extracting(StatementLine::description).containsExactly("Leite");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Data,Descrição,Valor\n01/02/2026,Padaria,12,50\n01/02/2026,Pão,-7,,\n",
            "Data,Descrição,Valor,,\n01/02/2026,Padaria,12,50\n01/02/2026,Pão,-7,,,,\n",
            "Data,Descrição,Valor,Categoria\n01/02/2026,Padaria,12,50\n01/02/2026,Pão,-7,Comida\n",
            "Data,Descrição,Valor,Pessoa,Categoria\n01/02/2026,Padaria,-R$ 12,50,Ana\n01/02/2026,Pão,-7,,\n" })
    void aLineWithMoreFieldsThanTheHeaderIsRejected(String csv) {
        Statement statement = CsvReader.read(csv);

        assertThat(statement.rejected()).containsExactly(new Note(2,
                "The line has more fields than the header: an amount with a decimal comma needs quotes, or ; as separator"));
        assertThat(statement.lines()).extracting(StatementLine::amount).containsExactly(new BigDecimal("-7.00"));
    }

    @Test
    void onlyACommaCanHaveCutAnAmount() {
        assertThat(amounts("Date|Amount|Name\n01/02/2026|12.50|Padaria|Centro\n")).containsExactly(new BigDecimal("12.50"));
        assertThat(amounts("Data;Descrição;Valor;Categoria\n01/02/2026;Padaria;-7;10\n"))
                .containsExactly(new BigDecimal("-7.00"));
    }

    @Test
    void aMerchantMayBeCalledLikeCents() {
        assertThat(CsvReader.read("Data,Valor,Descrição\n01/02/2026,-12,99\n").lines())
                .extracting(StatementLine::description).containsExactly("99");
    }

    @Test
    void aDescriptionHasAtMostFiveHundredCharacters() {
        String csv = "Data;Descrição;Valor\n05/03/2024;%s;-1,00\n";

        assertThat(CsvReader.read(csv.formatted("x".repeat(500))).lines()).hasSize(1);
        assertThat(CsvReader.read(csv.formatted("x".repeat(501))).rejected())
                .containsExactly(new Note(2, "The description has 501 characters, 500 are the most"));
    }

    @Test
    void twoAmountsOfOneLineContradictEachOther() {
        assertThat(CsvReader.read("Data;Descrição;Crédito;Débito\n05/03/2024;Pão;1,00;2,00").rejected())
                .containsExactly(new Note(2, "The line is a credit and a debit at once"));
    }

    @Test
    void theFileTellsWhatItsAmountsAndDatesMean() {
        assertThat(amounts("Data;Descrição;Valor\n05/03/2024;a;1.234\n05/03/2024;b;5,60"))
                .containsExactly(new BigDecimal("1234.00"), new BigDecimal("5.60"));
        assertThat(amounts("Data;Descrição;Valor\n05/03/2024;a;1,234\n05/03/2024;b;5.60"))
                .containsExactly(new BigDecimal("1234.00"), new BigDecimal("5.60"));
        assertThat(amounts("Data;Descrição;Valor\n05/03/2024;a;1.234")).containsExactly(new BigDecimal("1234.00"));
        assertThat(amounts("Date;Description;Amount\n05/03/2024;a;1,234")).containsExactly(new BigDecimal("1234.00"));
        assertThat(CsvReader.read("Date;Description;Amount\n01/02/2024;a;1\n01/31/2024;a;1").lines())
                .extracting(StatementLine::date)
                .containsExactly(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 31));
    }

    @Test
    void aTableWithoutTheColumnsIsRefusedWithWhatWasLookedFor() {
        assertThatThrownBy(() -> CsvReader.read("Nome;Idade\nAna;30\n"))
                .isInstanceOfSatisfying(Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StatementError.STATEMENT_COLUMNS_UNKNOWN))
                .hasMessageContaining("a date (Data, Date), a description").hasMessageContaining("Valor, Amount");
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
        assertThatThrownBy(() -> CsvReader.read("Data;Descrição;Valor\n05/03/2024;Pão;-1,00\n05/03/2024;\"Leite;-1,00"))
                .isInstanceOf(Failure.class).hasMessageStartingWith("The CSV cannot be cut into fields below line 2:");
    }

    @Test
    void aQuoteWithinATextIsKept() {
        assertThat(CsvReader.read("Data;Descrição;Valor\n05/03/2024;TV 15\" nova;-1,00").lines())
                .extracting(StatementLine::description).containsExactly("TV 15\" nova");
    }

    @Test
    void aHundredThousandLinesAreReadAndOneMoreIsRefused() {
        String lines = "Data;Descrição;Valor\n" + "05/03/2024;Pão;-1,00\n".repeat(Statement.MAX_LINES);

        assertThat(CsvReader.read(lines).lines()).hasSize(Statement.MAX_LINES);
        assertThatThrownBy(() -> CsvReader.read(lines + "05/03/2024;Pão;-1,00\n"))
                .isInstanceOfSatisfying(Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StatementError.STATEMENT_TOO_LONG))
                .hasMessage("A statement has at most 100000 lines");
    }

    @Test
    void blankLinesCountTowardsTheLength() {
        String lines = "Data;Descrição;Valor\n" + ";;\n".repeat(2 * Statement.MAX_LINES - 1) + "05/03/2024;Pão;-1,00\n";

        assertThat(CsvReader.read(lines).lines()).hasSize(1);
        assertThatThrownBy(() -> CsvReader.read(lines + "05/03/2024;Pão;-1,00\n"))
                .isInstanceOfSatisfying(Failure.class,
                        failure -> assertThat(failure.code()).isEqualTo(StatementError.STATEMENT_TOO_LONG))
                .hasMessage("A statement has at most 200000 lines, blank ones included");
    }

    private static List<BigDecimal> amounts(String csv) {
        return CsvReader.read(csv).lines().stream().map(StatementLine::amount).toList();
    }
}
