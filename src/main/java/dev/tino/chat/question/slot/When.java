package dev.tino.chat.question.slot;

import java.util.Set;

/**
 * Days that somebody asks about. The same words are other days for another question: "90 days" without a purchase are the
 * last ones, 90 days overdue are all before them, and a bill due in December is not one of last December.
 *
 * @param period for most questions
 * @param within those between the day and now
 * @param older those up to the day
 * @param ahead those to come
 * @param fits the questions that the words can be about at all
 */
public record When(Period period, Period within, Period older, Period ahead, Set<Reading> fits) {

    /** Which of them a question takes. */
    public enum Reading {
        PAST,
        WITHIN,
        OLDER,
        AHEAD
    }

    static final Set<Reading> ANY = Set.of(Reading.values());

    public static When of(Period period) {
        return new When(period, period, period, period, ANY);
    }

    /** What can only lie ahead. */
    static When ahead(Period period) {
        return new When(period, period, period, period, Set.of(Reading.AHEAD));
    }

    public Period in(Reading reading) {
        return switch (reading) {
            case PAST -> period;
            case WITHIN -> within;
            case OLDER -> older;
            case AHEAD -> ahead;
        };
    }
}
