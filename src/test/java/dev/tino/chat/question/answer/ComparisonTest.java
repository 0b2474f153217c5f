package dev.tino.chat.question.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.tino.chat.question.slot.Base;
import dev.tino.chat.question.slot.Period;

class ComparisonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 15);
    private static final DataDays DAYS = DataDays.of(LocalDate.of(2022, 12, 1), TODAY, TODAY);
    private static final Period THIS_YEAR = period("2026-01-01", "2027-01-01");

    @Test
    void aYearThatGoesOnIsComparedUpToToday() {
        assertThat(Comparison.of(Optional.empty(), Optional.empty(), THIS_YEAR, DAYS)).contains(
                new Comparison(period("2026-01-01", "2026-11-16"), period("2025-01-01", "2025-11-16")));
    }

    @Test
    void daysAreComparedWithAsManyBefore() {
        Period march = period("2025-03-10", "2025-03-16");

        assertThat(Comparison.of(Optional.of(march), Optional.empty(), THIS_YEAR, DAYS))
                .contains(new Comparison(march, period("2025-03-04", "2025-03-10")));
    }

    @Test
    void withLastMonthThisOneIsCompared() {
        Base october = new Base(period("2026-10-01", "2026-11-01"));

        assertThat(Comparison.of(Optional.empty(), Optional.of(october), THIS_YEAR, DAYS)).contains(
                new Comparison(period("2026-11-01", "2026-11-16"), period("2026-10-01", "2026-10-16")));
    }

    @Test
    void whatIsComparedWithSomeMonthLongAgoCannotBeTold() {
        Base march = new Base(period("2024-03-01", "2024-04-01"));

        assertThat(Comparison.of(Optional.empty(), Optional.of(march), THIS_YEAR, DAYS)).isEmpty();
    }

    private static Period period(String from, String until) {
        return new Period(LocalDate.parse(from), LocalDate.parse(until));
    }
}
