package dev.tino.chat.question.answer;

import java.time.LocalDate;
import java.util.Optional;

import dev.tino.chat.question.slot.Base;
import dev.tino.chat.question.slot.Period;

/**
 * Two periods of the same length; one that goes on is compared up to the last day of the data.
 *
 * @param base what came before
 */
record Comparison(Period subject, Period base) {

    /**
     * @param named what is asked about, if that was said
     * @param base what it is compared with, if that was said
     * @return empty when it cannot be told what is compared with the base
     */
    static Optional<Comparison> of(Optional<Period> named, Optional<Base> base, Period otherwise, DataDays days) {
        Period before = base.map(Base::period).orElse(null);
        Optional<Period> whole = named.or(() -> before == null ? Optional.of(otherwise) : following(before, days));
        return whole.map(subject -> {
            Period cut = upTo(subject, days.last().plusDays(1));
            if (base.isEmpty()) {
                return new Comparison(cut, before(subject, cut));
            }
            return new Comparison(cut, before == null ? new Period(cut.from().minusYears(1), cut.until().minusYears(1))
                    : isCutAlike(subject, cut, before) ? new Period(before.from(), before.from().plus(length(cut))) : before);
        });
    }

    /** Compared with last month is this one; with some month long ago, who knows. */
    private static Optional<Period> following(Period base, DataDays days) {
        Period next = new Period(base.until(), base.until().plus(length(base)));
        return next.from().isAfter(days.today()) || !next.until().isAfter(days.today()) ? Optional.empty() : Optional.of(next);
    }

    private static Period upTo(Period period, LocalDate end) {
        return period.until().isAfter(end) && period.from().isBefore(end) ? new Period(period.from(), end) : period;
    }

    private static boolean isCutAlike(Period subject, Period cut, Period base) {
        return !cut.equals(subject) && base.from().plus(length(subject)).equals(base.until());
    }

    private static java.time.Period length(Period period) {
        return java.time.Period.between(period.from(), period.until());
    }

    private static Period before(Period subject, Period cut) {
        if (!subject.isOfMonths()) {
            long count = cut.until().toEpochDay() - cut.from().toEpochDay();
            return new Period(cut.from().minusDays(count), cut.from());
        }
        LocalDate from = subject.from().minusMonths(length(subject).toTotalMonths());
        LocalDate until = cut.equals(subject) ? subject.from() : from.plus(length(cut));
        return new Period(from, until.isAfter(subject.from()) ? subject.from() : until);
    }
}
