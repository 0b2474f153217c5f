package dev.tino.chat.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlGateTest {

    @ParameterizedTest
    @ValueSource(strings = { "Vendemos R$ 10.", "`vw_vendas` diz 10.", "```json\n{}\n```", "```\nselect 1\n```",
            "Veja:\n```sql\nselect 1\n```", "``", "~~ não ~~", "```uma cerca que não termina nunca mais", " ",
            "```sqlite\nselect 1\n```" })
    void wordsGoThroughHoweverTheyAreCut(String words) {
        for (List<String> bits : List.of(List.of(words), words.chars().mapToObj(c -> String.valueOf((char) c)).toList())) {
            SqlGate gate = new SqlGate();
            StringBuilder seen = new StringBuilder();
            bits.forEach(bit -> seen.append(gate.take(bit)));
            seen.append(gate.end());

            assertThat(seen).hasToString(words);
            assertThat(gate.statement()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "```sql\nselect 1\n```", "\n ```SQL \r\nselect 1\r\n```\n\nIsto soma tudo.",
            "~~~postgresql\nselect 1\n~~~",
            "```sql\nselect 1", "``` sql\nselect 1\n``` " })
    void aStatementIsKeptFromReadersHoweverItIsCut(String answer) {
        for (List<String> bits : List.of(List.of(answer), answer.chars().mapToObj(c -> String.valueOf((char) c)).toList())) {
            SqlGate gate = new SqlGate();
            StringBuilder seen = new StringBuilder();
            bits.forEach(bit -> seen.append(gate.isClosed() ? "" : gate.take(bit)));
            seen.append(gate.end());

            assertThat(seen).isEmpty();
            assertThat(gate.statement()).contains("select 1");
        }
    }

    @Test
    void wordsAreHeldBackNoLongerThanTheyMayBeAFence() {
        SqlGate gate = new SqlGate();

        assertThat(gate.take("``")).isEmpty();
        assertThat(gate.take("x")).isEqualTo("``x");
        assertThat(new SqlGate().take(" ".repeat(41))).hasSize(41);
        assertThat(gate.take("```sql\n")).isEqualTo("```sql\n");
    }
}
