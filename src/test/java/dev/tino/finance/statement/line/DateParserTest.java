package dev.tino.finance.statement.line;

import static dev.tino.finance.statement.line.DateParser.DAY_FIRST;
import static dev.tino.finance.statement.line.DateParser.MONTH_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateParserTest {

    @ParameterizedTest
    @ValueSource(strings = { "05/03/2024", "2024-03-05", "05/03/24", "05-03-2024", "05.03.2024", "5/3/2024", "20240305",
            "2024/03/05", "05 03 2024", "05/03/2024 21:08", "05/03/2024 21:08:33", "2024-03-05T21:08:33Z",
            "2024-03-05T21:08:33.123-03:00", "05 mar 2024", "05/mar/2024", "5 de março de 2024", "05-Mar-24", "05 march 2024",
            "05/03/2024 9:08 PM",
            "05/03/2024, 21:08", "05/03/2024 - 21:08", "2024-03-05 21:08:33 +0000",
            " 05/03/2024\u00a0" })
    void isUnderstood(String text) throws BadLine {
        assertThat(DAY_FIRST.parse(text)).isEqualTo(LocalDate.of(2024, 3, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-02-30", "30/02/2026", "29/02/2025", "31/04/2024", "00/05/2024", "05/13/2024",
            "2024-00-10", "20241301", "31 abr 2024", "12 xyz 2024", "10 marry 2026", "10 de maior de 2026" })
    void whatTheCalendarDoesNotKnowIsRefused(String text) {
        assertThat(reason(DAY_FIRST, text)).isEqualTo("The date \"" + text + "\" is not in the calendar");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ontem", "2024", "05/03", "05/03/20244", "1/2/3", "45356", "05/03/2024 às oito",
            "2024-03-05-06", "31 \ud835\udc09\ud835\udc00\ud835\udc0d 2026", "01/02/20 26", "01/02/2026 99:99",
            "01/02/2026T,,,",
            "01/02/2026 24:00", "01/02/2026 2026", "٠٥/٠٣/٢٠٢٤" })
    void whatIsNoDateIsRefused(String text) {
        assertThat(reason(DAY_FIRST, text)).isEqualTo("The date \"" + text + "\" is in no known form");
    }

    @Test
    void theLeapDayIsInTheCalendar() throws BadLine {
        assertThat(DAY_FIRST.parse("29/02/2024")).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void aYearThatNoStatementHasIsRefused() {
        assertThat(reason(DAY_FIRST, "05/03/0024")).isEqualTo("The year 24 is not between 1900 and 2199");
        assertThat(reason(DAY_FIRST, "2200-01-01")).isEqualTo("The year 2200 is not between 1900 and 2199");
    }

    @Test
    void aYearOfTwoDigitsIsNeverFarAhead() throws BadLine {
        assertThat(DAY_FIRST.parse("15/03/99")).isEqualTo(LocalDate.of(1999, 3, 15));
        assertThat(DAY_FIRST.parse("15 mar 80")).isEqualTo(LocalDate.of(1980, 3, 15));
        assertThat(DAY_FIRST.parse("15/03/79")).isEqualTo(LocalDate.of(2079, 3, 15));
    }

    @Test
    void everyMonthIsKnownByItsNames() throws BadLine {
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"))) {
            for (Month month : Month.values()) {
                LocalDate date = LocalDate.of(2024, month, 5);
                for (TextStyle style : List.of(TextStyle.SHORT, TextStyle.FULL)) {
                    String text = "5 " + month.getDisplayName(style, language) + " 2024";

                    assertThat(DAY_FIRST.parse(text)).as(text).isEqualTo(date);
                }
            }
        }
    }

    @Test
    void aMissingDateIsToldAsSuch() {
        assertThat(reason(DAY_FIRST, " ")).isEqualTo("The date is missing");
    }

    @Test
    void theMonthComesFirstOnlyWhereTheFileProvesIt() throws BadLine {
        assertThat(DateParser.of(Stream.of("01/02/2024", "03/15/2024"))).isEqualTo(MONTH_FIRST);
        assertThat(DateParser.of(Stream.of("01/02/2024", "05/06/2024"))).isEqualTo(DAY_FIRST);
        assertThat(DateParser.of(Stream.of("03/15/2024", "15/03/2024"))).isEqualTo(DAY_FIRST);
        assertThat(DateParser.of(Stream.of("03/45/2024"))).isEqualTo(DAY_FIRST);
        assertThat(MONTH_FIRST.parse("03/15/2024")).isEqualTo(LocalDate.of(2024, 3, 15));
    }

    @Test
    void everyWayOfWritingADateIsReadBack() throws BadLine {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<DateTimeFormatter> styles = Stream.of("dd/MM/yyyy", "yyyy-MM-dd", "dd/MM/yy", "dd-MM-yyyy", "dd.MM.yyyy",
                "d/M/yyyy", "yyyyMMdd", "dd MMM yyyy", "dd/MM/yyyy HH:mm", "yyyy-MM-dd'T'HH:mm:ss")
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)).toList();
        for (int i = 0; i < 5_000; i++) {
            LocalDate date = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(29_000));
            String text = styles.get(random.nextInt(styles.size())).format(date.atTime(random.nextInt(24), 59));

            assertThat(DAY_FIRST.parse(text)).as("seed %d: %s", seed, text).isEqualTo(date);
        }
    }

    private static String reason(DateParser order, String text) {
        return catchThrowableOfType(BadLine.class, () -> order.parse(text)).reason();
    }
}
