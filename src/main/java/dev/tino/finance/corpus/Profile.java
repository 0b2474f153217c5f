package dev.tino.finance.corpus;

import java.util.Set;

/**
 * How an entry is paid: nine in ten of its amounts lie between {@code low} and {@code high}; it falls into
 * {@code months} (1 to 12) and between {@code firstDay} and {@code lastDay}; {@code weight} is relative to its category.
 */
public record Profile(Direction direction, double low, double high, double weight, Set<Integer> months, int firstDay,
        int lastDay) {

    public Profile {
        months = Set.copyOf(months);
        require(low > 0 && low <= high, "amounts must rise from above zero");
        require(weight > 0, "weight must be above zero");
        require(!months.isEmpty() && months.stream().allMatch(month -> month >= 1 && month <= 12), "months are 1 to 12");
        require(firstDay >= 1 && firstDay <= lastDay && lastDay <= 31, "days are 1 to 31");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
