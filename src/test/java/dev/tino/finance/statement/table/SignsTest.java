package dev.tino.finance.statement.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.finance.statement.Statement;
import dev.tino.finance.statement.Statement.Note;

class SignsTest {

    @ParameterizedTest
    @ValueSource(strings = { "D", "DB", "DEB", "DEB.", "DR", "Debit", "D - Débito", "Débito em conta", "Saída", "Saídas",
            "Despesa", "Withdrawal", "Out", "Expenses", "Payment", "Pagamento", "Compra no crédito", "Purchase",
            "Pix enviado", "Saque" })
    void wordsOfAnExpenseMakeItOne(String word) {
        assertThat(amounts("Valor;Tipo", "12,50;" + word, "1,00;C")).containsExactly("-12.50", "1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = { "C", "CR", "CRED", "Crédito", "C - Crédito", "Crédito em conta", "Entradas", "Receita",
            "Recebimento", "Depósito", "In", "Income", "Pix recebido", "Pagamento recebido" })
    void wordsOfAnIncomeLeaveItOne(String word) {
        assertThat(amounts("Valor;Tipo", "12,50;" + word, "1,00;D")).containsExactly("12.50", "-1.00");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X", "C/C", "Outros", "Investimento", "Crédito à vista", "Credit card", "Transferência" })
    void aWordThatIsNeitherIsRejectedAmongOthersThatAre(String word) {
        Statement statement = read("Valor;D/C", "12,50;" + word, "1,00;D", "2,00 C;" + word, "3,00;");

        assertThat(amounts(statement)).containsExactly("-1.00", "2.00", "3.00");
        assertThat(statement.rejected()).containsExactly(new Note(2,
                "The line does not tell an income from an expense: \"" + word + "\" is neither"));
    }

    @Test
    void aColumnWithoutAnyDirectionLeavesTheSignsAlone() {
        assertThat(amounts("Valor;Tipo", "12,50;Pix", "-7,00;Boleto", "1,00;TED")).containsExactly("12.50", "-7.00",
                "1.00");
        assertThat(amounts("Valor;Tipo", "12,50;Pix", "7,00;Boleto")).containsExactly("12.50", "7.00");
    }

    @Test
    void aTableThatWritesMinusSignsIsBelievedWhereAWordMayMeanEither() {
        assertThat(amounts("Valor;Tipo", "12,50;Pix", "-7,00;Compra", "9,00;Pagamento de salário", "3,00;Saída"))
                .containsExactly("12.50", "-7.00", "9.00", "-3.00");
    }

    @Test
    void aPaymentAloneMayBeEitherAndIsRejected() {
        Statement statement = read("Valor;Tipo", "500,00;Payment", "20,00;Purchase");

        assertThat(amounts(statement)).isEmpty();
        assertThat(statement.rejected()).hasSize(2);
        assertThat(statement.rejected().get(0).reason())
                .isEqualTo("The line does not tell an income from an expense: \"Payment\" may be either");
    }

    @Test
    void aBalanceBelowZeroIsNoMinusSign() {
        Statement statement = CsvReader.read("Data;Descrição;Valor;Tipo\n05/03/2024;Saldo anterior;-9,00;\n"
                + "05/03/2024;x;12,50;Compra\n05/03/2024;y;1,00;C\n");

        assertThat(amounts(statement)).containsExactly("-12.50", "1.00");
    }

    @Test
    void aSignThatIsWrittenBeatsTheColumn() {
        assertThat(amounts("Valor;Tipo", "+12,50;D", "-7,00;C", "8,00 C;D")).containsExactly("12.50", "-7.00", "8.00");
    }

    @Test
    void theRarerSignOfADebitColumnIsAReversal() {
        assertThat(amounts("Crédito;Débito", ";12,50", ";7,00", ";-12,50", "1,00;"))
                .containsExactly("-12.50", "-7.00", "12.50", "1.00");
        assertThat(amounts("Crédito;Débito", ";-12,50", ";-7,00", ";12,50", ";0,00"))
                .containsExactly("-12.50", "-7.00", "12.50", "0.00");
        assertThat(amounts("Crédito;Débito", ";-12,50", ";-7,00")).containsExactly("-12.50", "-7.00");
    }

    private static List<String> amounts(String columns, String... lines) {
        Statement statement = read(columns, lines);

        assertThat(statement.rejected()).isEmpty();
        return amounts(statement);
    }

    private static List<String> amounts(Statement statement) {
        return statement.lines().stream().map(line -> line.amount().toPlainString()).toList();
    }

    private static Statement read(String columns, String... lines) {
        return CsvReader.read("Data;Descrição;" + columns + "\n05/03/2024;x;" + String.join("\n05/03/2024;x;", lines));
    }
}
