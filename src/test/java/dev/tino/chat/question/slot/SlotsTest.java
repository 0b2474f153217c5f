package dev.tino.chat.question.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.chat.question.SomeNames;

class SlotsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Qual foi o faturamento em março de 2025? | 2025-03-01 | 2025-03-31",
            "vendas em mar/25 | 2025-03-01 | 2025-03-31",
            "vendas em 03/2025 | 2025-03-01 | 2025-03-31",
            "vendas de março do ano passado | 2025-03-01 | 2025-03-31",
            "vendas de janeiro a março de 2025 | 2025-01-01 | 2025-03-31",
            "vendas de novembro de 2024 até fevereiro de 2025 | 2024-11-01 | 2025-02-28",
            "sales from november to february 2025 | 2024-11-01 | 2025-02-28",
            "vendas de dezembro | 2025-12-01 | 2025-12-31",
            "vendas de outubro | 2026-10-01 | 2026-10-31",
            "sales in May | 2026-05-01 | 2026-05-31",
            "pedidos em 05/03/2025 | 2025-03-05 | 2025-03-05",
            "orders on March 5th, 2025 | 2025-03-05 | 2025-03-05",
            "pedidos entre 01/03/2025 e 15/03/2025 | 2025-03-01 | 2025-03-15",
            "orders between 2025-03-01 and 2025-03-15 | 2025-03-01 | 2025-03-15",
            "pedidos de 1º de março a 15 de março de 2025 | 2025-03-01 | 2025-03-15",
            "revenue in Q3 2024 | 2024-07-01 | 2024-09-30",
            "receita do 3º trimestre de 2024 | 2024-07-01 | 2024-09-30",
            "receita do terceiro trimestre do ano passado | 2025-07-01 | 2025-09-30",
            "revenue in the last quarter of 2024 | 2024-10-01 | 2024-12-31",
            "receita no primeiro semestre de 2024 | 2024-01-01 | 2024-06-30",
            "revenue in H2 2024 | 2024-07-01 | 2024-12-31",
            "vendas em 2024 | 2024-01-01 | 2024-12-31",
            "vendas deste mês | 2026-11-01 | 2026-11-30",
            "as maiores vendas do mês | 2026-11-01 | 2026-11-30",
            "sales this quarter | 2026-10-01 | 2026-12-31",
            "vendas no mês passado | 2026-10-01 | 2026-10-31",
            "sales last year | 2025-01-01 | 2025-12-31",
            "vendas da semana passada | 2026-11-23 | 2026-11-29",
            "vendas dos últimos 90 dias | 2026-09-02 | 2026-11-30",
            "sales over the last three months | 2026-09-01 | 2026-11-30",
            "vendas de 10 a 15 de março de 2025 | 2025-03-10 | 2025-03-15",
            "entre 1 e 15 de março | 2026-03-01 | 2026-03-15", "March 10-15, 2025 | 2025-03-10 | 2025-03-15",
            "sales in March '25 | 2025-03-01 | 2025-03-31", "vendas antes de março de 2025 | 1900-01-01 | 2025-02-28",
            "vendas depois de março de 2026 | 2026-04-01 | 2026-11-30", "sales after June 2026 | 2026-07-01 | 2026-11-30",
            "vendas no dia 10 | 2026-11-10 | 2026-11-10", "vendas corporate 2025 | 2025-01-01 | 2025-12-31",
            "vendas em 29 de fevereiro | 2024-02-29 | 2024-02-29",
            "what falls due in the next 30 days | 2026-11-30 | 2026-12-29",
            "vencimentos da próxima semana | 2026-12-07 | 2026-12-13",
            "vendas desde março | 2026-03-01 | 2026-11-30",
            "vendas até março de 2025 | 1900-01-01 | 2025-03-31",
            "YTD revenue | 2026-01-01 | 2026-12-31",
            "vendas de ontem | 2026-11-29 | 2026-11-29",
            "receita em todo o período | 1900-01-01 | 2199-12-31" })
    void periodsAreReadInBothLanguages(String question, LocalDate first, LocalDate last) {
        Optional<Period> period = read(question).slots().when().map(When::period);

        assertThat(period).contains(new Period(first, last.plusDays(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "os 5 maiores clientes | 5", "top ten customers | 10",
            "the five best analysts in 2025 | 5",
            "os vinte principais produtos dos últimos 3 meses | 20", "top 500 clientes | 50" })
    void theNumberOfRowsIsReadAndBounded(String question, int top) {
        assertThat(read(question).slots().top()).isEqualTo(OptionalInt.of(top));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "vendas acima de 10 mil reais", "pedidos acima de 50", "vendas em 2025",
            "qual o maior cliente", "um pedido" })
    void otherNumbersAreNoNumberOfRows(String question) {
        assertThat(read(question).slots().top()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "vendas no sul | REGION | Sul", "sales in the Northeast | REGION | Nordeste",
            "vendas em Sao Paulo | REGION | São Paulo", "vendas do setor textil | SEGMENT | Têxtil",
            "vendas de VINICIUS GONCALVES | ANALYST | Vinícius Gonçalves",
            "vendas do Vinicius Gonçalvez | ANALYST | Vinícius Gonçalves",
            "sales of Sensr Alfa 100 | PRODUCT | Sensor Alfa 100", "unidades do PR-00011 | PRODUCT | Sensor Alfa 100" })
    void namesAreFoundWhateverTheirAccentsAndWithALetterWrong(String question, Kind kind, String label) {
        assertThat(read(question).slots().names().get(kind).label()).isEqualTo(label);
    }

    @Test
    void placeholdersStandWhereSlotsStood() {
        assertThat(read("Os 5 maiores clientes do Sul em março de 2025").rest())
                .isEqualTo("os xtop maiores clientes do xregion em xperiod");
    }

    @Test
    void aDateThatDoesNotExistIsToldAndNotTaken() {
        Slots slots = read("pedidos em 31/02/2025").slots();

        assertThat(slots.when()).isEmpty();
        assertThat(slots.unread()).containsExactly("31/02/2025");
    }

    @Test
    void whatAFollowUpLeavesOpenComesFromBefore() {
        Slots before = read("os 5 maiores clientes do Sul em 2025").slots();

        Slots merged = read("e no Nordeste?").slots().over(before);

        assertThat(merged.names().get(Kind.REGION).label()).isEqualTo("Nordeste");
        assertThat(merged.top()).isEqualTo(OptionalInt.of(5));
        assertThat(merged.when()).isEqualTo(before.when());
    }

    /** Any day, month or range of them, however it is written, is read as itself. */
    @Test
    void whatIsWrittenIsRead() {
        long seed = 20260115;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            LocalDate first = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4000));
            LocalDate last = first.plusDays(1 + random.nextInt(900));
            YearMonth month = YearMonth.from(first);

            for (DateTimeFormatter form : new DateTimeFormatter[] { DateTimeFormatter.ofPattern("dd/MM/yyyy"),
                    DateTimeFormatter.ISO_LOCAL_DATE }) {
                String question = "vendas de %s a %s".formatted(first.format(form), last.format(form));
                assertThat(read(question).slots().when().map(When::period)).as("seed %d: %s", seed, question)
                        .contains(new Period(first, last.plusDays(1)));
            }
            for (Locale locale : new Locale[] { Locale.forLanguageTag("pt-BR"), Locale.ENGLISH }) {
                String question = "sales " + month.getMonth().getDisplayName(TextStyle.FULL, locale) + " " + month.getYear();
                assertThat(read(question).slots().when().map(When::period)).as("seed %d: %s", seed, question)
                        .contains(Period.months(month, 1));
            }
        }
    }

    @Test
    void noTextIsTooStrangeToRead() {
        SplittableRandom random = new SplittableRandom(7);
        String signs = "aàçx0129 /.-,\u0000\ud800%$\"'\n{}:de março último 31/31/9999 next 3 q3 99999999";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(read(text.toString()).rest()).isNotNull();
        }
        assertThat(read("de ".repeat(50_000)).rest()).hasSizeLessThanOrEqualTo(1_000);
    }

    private static Slots.Found read(String question) {
        return Slots.read(question, SomeNames.INDEX, TODAY);
    }
}
