package dev.tino.chat.question.slot;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.IntFunction;

/**
 * A day, month, quarter or year that is named.
 *
 * @param hasYear whether its year was said too; where it was not, it is the latest that has begun
 */
record Point(When when, boolean hasYear) {

    /** "The same month of last year": whatever is asked about, a year earlier. */
    static final Point YEAR_EARLIER = of(Period.ALL);
    /** 29 February is not always within four years. */
    private static final int MOST_YEARS = 8;

    static Point of(Period period) {
        return new Point(When.of(period), true);
    }

    /**
     * @param year 0 when none was said
     * @throws DateTimeException when there is no such day in any year
     */
    static Point of(int year, LocalDate today, IntFunction<Period> inYear) {
        if (year != 0) {
            return of(inYear.apply(year));
        }
        Period latest = null;
        Period coming = null;
        for (int further = -MOST_YEARS; further <= MOST_YEARS && coming == null; further++) {
            Period found = inYear(today.getYear() + further, inYear);
            latest = found != null && !found.from().isAfter(today) ? found : latest;
            coming = found != null && found.until().isAfter(today) ? found : null;
        }
        if (latest == null || coming == null) {
            throw new DateTimeException("In no year");
        }
        return new Point(new When(latest, latest, latest, coming, When.ANY), false);
    }

    private static Period inYear(int year, IntFunction<Period> inYear) {
        try {
            return inYear.apply(year);
        } catch (DateTimeException none) {
            return null;
        }
    }

    Period period() {
        return when.period();
    }

    /** From the start of this one to the end of another: "november to february 2025" begins in 2024. */
    Point to(Point end) {
        LocalDate first = period().from();
        if (!hasYear) {
            first = first.withYear(end.period().from().getYear());
            if (first.isAfter(end.period().from())) {
                first = first.minusYears(1);
            }
        }
        LocalDate from = first.isBefore(end.period().from()) ? first : end.period().from();
        LocalDate until = period().until().isAfter(end.period().until()) && hasYear ? period().until() : end.period().until();
        Period range = new Period(from, until);
        return new Point(new When(range, range, range, ahead(range, end), end.when.fits()), end.hasYear);
    }

    private Period ahead(Period range, Point end) {
        LocalDate from = when.ahead().from();
        return !end.hasYear && from.isBefore(end.when.ahead().until()) ? new Period(from, end.when.ahead().until()) : range;
    }
}
