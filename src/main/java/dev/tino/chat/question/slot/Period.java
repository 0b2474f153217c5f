package dev.tino.chat.question.slot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Days that somebody asks about.
 *
 * @param from the first of them
 * @param until the first behind them
 */
public record Period(LocalDate from, LocalDate until) {

    /** Whatever there is; PostgreSQL knows later days, but nobody's data have them. */
    public static final Period ALL = new Period(LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1));

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period from %s until %s".formatted(from, until));
        }
    }

    static Period day(LocalDate day) {
        return new Period(day, day.plusDays(1));
    }

    static Period months(YearMonth first, int months) {
        return new Period(first.atDay(1), first.plusMonths(months).atDay(1));
    }

    static Period year(int year) {
        return months(YearMonth.of(year, 1), 12);
    }

    /** The last of its days. */
    public LocalDate last() {
        return until.minusDays(1);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    boolean holds(Period other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** From the first day of a month to the last of one. */
    public boolean isOfMonths() {
        return from.getDayOfMonth() == 1 && until.getDayOfMonth() == 1;
    }

    /** All months of which it holds a day. */
    public Period widenedToMonths() {
        return isAll() ? this : new Period(from.withDayOfMonth(1), last().withDayOfMonth(1).plusMonths(1));
    }
}
