package dev.tino.chat.question.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.tino.chat.question.definition.Definition;
import dev.tino.chat.question.definition.Definitions;
import dev.tino.chat.question.phrase.Language;
import dev.tino.chat.question.slot.Kind;
import dev.tino.chat.question.slot.Named;
import dev.tino.chat.question.slot.Period;
import dev.tino.chat.question.slot.Slots;

class AnswerTextTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final Period MARCH = new Period(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1));

    @Test
    void moneyIsWrittenAsInTheLanguageOfTheQuestion() {
        Result result = result("sales-total", List.of(Arrays.asList(new BigDecimal("1234567.8"), 4321L)));

        assertThat(new AnswerText(result, Language.PT).brief())
                .startsWith(
                        "As vendas de 01/03/2025 a 31/03/2025 somaram **R$ 1.234.567,80** em 4.321 pedidos, sem os cancelados.");
        assertThat(new AnswerText(result, Language.EN).brief())
                .startsWith(
                        "Sales from 2025-03-01 to 2025-03-31 came to **R$ 1,234,567.80** in 4,321 orders, without the cancelled ones.");
    }

    @Test
    void anAverageOfNothingIsNoFigure() {
        assertThat(new AnswerText(result("average-ticket", List.of(Arrays.asList(null, 0L))), Language.EN).brief())
                .startsWith("There are no data for this from 2025-03-01 to 2025-03-31.");
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(List.of("2025-03-01", BigDecimal.TEN, 1L));
        }

        String answer = new AnswerText(result("sales-by-month", rows), Language.PT).brief();

        assertThat(answer).contains("**R$ 300,00**", "| 03/2025 | R$ 10,00 | 1 |", "… e mais 10 linhas.");
        assertThat(answer.lines().filter(line -> line.startsWith("| 03/2025"))).hasSize(20);
    }

    @Test
    void aNameBreaksNoTable() {
        String answer = new AnswerText(result("top-customers", List.of(List.of("A|B\n*C*", BigDecimal.ONE, 1L),
                List.of("D", BigDecimal.ONE, 1L))), Language.PT).brief();

        assertThat(answer).contains("| A\\|B \\*C\\* | R$ 1,00 | 1 |");
    }

    private static Result result(String id, List<List<Object>> rows) {
        Definition definition = Definitions.load().find(id).orElseThrow();
        Filling filling = Filling.of(definition, Slots.of(Optional.of(MARCH), OptionalInt.empty(), Map.of()), false,
                DataDays.of(TODAY.minusYears(4), TODAY, TODAY));
        return new Result(filling, filling.statement(), rows, false);
    }

    @Test
    void sumsOfNothingAreNoFigureOfZero() {
        assertThat(new AnswerText(result("sales-total", List.of(Arrays.asList(BigDecimal.ZERO, 0L))), Language.PT).brief())
                .startsWith("Vendas de um período (pedidos): não houve nada de 01/03/2025 a 31/03/2025.");
    }

    @Test
    void whatIsLeftOutIsToldAndNamesAreEscaped() {
        Definition definition = Definitions.load().find("sales-total").orElseThrow();
        Slots slots = Slots.of(Optional.empty(), OptionalInt.of(5),
                Map.of(Kind.REGION, new Named(Kind.REGION, "A*B", List.of("A*B"))));
        Filling filling = Filling.of(definition, slots, false, DataDays.of(TODAY.minusYears(4), TODAY, TODAY));
        Result result = new Result(filling, filling.statement(), List.of(List.of(BigDecimal.ONE, 1L)), false);

        assertThat(new AnswerText(result, Language.PT).brief()).contains("região A\\*B",
                "Não entra nesta pergunta: número de linhas.", "Dados de 30/11/2022 a 30/11/2026.");
    }
}
