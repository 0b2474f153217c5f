package dev.tino.finance.statement.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudoLineTest {

    @ParameterizedTest
    @ValueSource(strings = { "Saldo do dia", "SALDO ANTERIOR", "S A L D O", "Saldo", "Saldo em conta corrente",
            "SALDO TOTAL DISPONÍVEL DIA", "SDO CTA/APL AUTOMATICAS", "Opening Balance", "Balance brought forward",
            "Saldo anterior 28/02 Poupança Ouro", "Saldo em 28/02/2024", "Saldo final do período",
            "Saldo do mês de fevereiro", "Saldo de transporte", "Saldo em aplicações", "Saldo disponível p/ saque",
            "Closing balance on 31 March 2024", "Available balance", "Balance" })
    void balancesAreNoTransactions(String description) {
        assertThat(PseudoLine.reason("28/02/2024", description))
                .contains('"' + description + "\" is a balance, not a transaction");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Total", "TOTAL DA FATURA", "Totais", "Subtotal", "Total de créditos", "Total da fatura de março",
            "Total dos lançamentos atuais", "Total do cartão final 1234 ANA", "Total a pagar", "Total geral",
            "Total in", "Total amount of credits", "Sub total" })
    void totalsAreNoTransactions(String description) {
        assertThat(PseudoLine.reason("28/02/2024", description))
                .contains('"' + description + "\" is a total, not a transaction");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SALDO DOS CALCADOS", "TOTAL EXPRESS LOGISTICA", "TOTALPASS", "SALDAO MOVEIS",
            "BALANCE FITNESS", "TOTAL DE FITNESS", "TOTAL 4155", "Saldo em dobro", "SALDO DA MODA", "SALDO DO DIA BAZAR",
            "TOTAL IN ONE STORE", "TOTAIS PRESENTES", "CURRENT BALANCE YOGA", "SALDO MARIANA", "Total de março a março Bar",
            "Pix - Enviado", "" })
    void merchantsWhoseNamesBeginAlikeAreTransactions(String description) {
        assertThat(PseudoLine.reason("28/02/2024", description)).isEmpty();
    }

    @Test
    void aDateOfZerosIsNoDate() {
        assertThat(PseudoLine.reason("00/00/0000", "x"))
                .contains("\"00/00/0000\" stands for no date, so this is no transaction");
        assertThat(PseudoLine.reason("00000000", "x")).isPresent();
        assertThat(PseudoLine.reason("", "x")).isEmpty();
    }
}
