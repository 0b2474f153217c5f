package dev.tino.chat.question.slot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/** What people count time in. */
enum CalendarUnit {

    DAY("dias?|days?", 0, 1),
    WEEK("semanas?|weeks?", 0, 7),
    MONTH("mes(?:es)?|months?", 1, 0),
    TWO_MONTHS("bimestres?", 2, 0),
    QUARTER("trimestres?|quarters?", 3, 0),
    HALF("semestres?|half years?|semesters?", 6, 0),
    YEAR("anos?|years?", 12, 0);

    static final String ANY = "(?:dias?|days?|semanas?|weeks?|mes(?:es)?|months?|bimestres?|trimestres?|quarters?"
            + "|semestres?|half years?|semesters?|anos?|years?)";

    private final String words;
    private final int months;
    private final int days;

    CalendarUnit(String words, int months, int days) {
        this.words = words;
        this.months = months;
        this.days = days;
    }

    static CalendarUnit of(String word) {
        for (CalendarUnit unit : values()) {
            if (word.matches(unit.words)) {
                return unit;
            }
        }
        throw new IllegalArgumentException(word);
    }

    /** The one that the day lies in, or so many further on. */
    Period around(LocalDate day, int further) {
        if (months == 0) {
            LocalDate start = this == DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return new Period(start.plusDays((long) days * further), start.plusDays((long) days * (further + 1)));
        }
        YearMonth month = YearMonth.from(day);
        YearMonth first = month.minusMonths((month.getMonthValue() - 1) % months);
        return Period.months(first.plusMonths((long) months * further), months);
    }

    /** So many up to a day, which is the last of them. */
    Period upTo(LocalDate day, int count) {
        return new Period(day.plusDays(1).minusMonths((long) months * count).minusDays((long) days * count), day.plusDays(1));
    }

    /** So many from a day on, which is the first of them. */
    Period from(LocalDate day, int count) {
        return new Period(day, day.plusMonths((long) months * count).plusDays((long) days * count));
    }
}
