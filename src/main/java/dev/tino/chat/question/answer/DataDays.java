package dev.tino.chat.question.answer;

import java.time.LocalDate;

import dev.tino.chat.question.slot.Period;

/**
 * The days that the data cover.
 *
 * @param today that of whoever asks, but none after the last
 */
public record DataDays(LocalDate first, LocalDate last, LocalDate today) {

    /** "This month" is one of the data, even when they are older. */
    public static DataDays of(LocalDate first, LocalDate last, LocalDate now) {
        return new DataDays(first, last, now.isAfter(last) ? last : now);
    }

    Period all() {
        return new Period(first, last.plusDays(1));
    }
}
