package dev.tino.chat.question.slot;

/**
 * What somebody compares a period with.
 *
 * @param period null for the same days a year earlier
 */
public record Base(Period period) {

    public static final Base YEAR_EARLIER = new Base(null);
}
