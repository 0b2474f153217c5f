package dev.tino.finance.corpus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** When and how much: the part of a line that its {@link Profile} decides. */
record Occasion(LocalDate date, BigDecimal amount) {

    private static final int FIRST_YEAR = 2022;
    private static final int LAST_YEAR = 2025;
    /** Of a normal distribution, nine tenths lie within this many deviations. */
    private static final double NINE_TENTHS = 1.645;
    private static final double ROUND_AMOUNT = 0.2;

    static Occasion draw(Profile profile, Draw draw) {
        return new Occasion(date(profile, draw), amount(profile, draw));
    }

    private static LocalDate date(Profile profile, Draw draw) {
        List<Integer> months = profile.months().stream().sorted().toList();
        var month = YearMonth.of(draw.between(FIRST_YEAR, LAST_YEAR), draw.pick(months));
        int day = draw.between(profile.firstDay(), profile.lastDay());
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static BigDecimal amount(Profile profile, Draw draw) {
        double low = StrictMath.log(profile.low());
        double high = StrictMath.log(profile.high());
        double value = StrictMath.exp((low + high) / 2 + draw.gaussian() * (high - low) / (2 * NINE_TENTHS));
        BigDecimal amount = rounded(value, value > 10 && draw.chance(ROUND_AMOUNT) ? 0 : 2);
        return isExpense(profile.direction(), draw) ? amount.negate() : amount;
    }

    /** Of the exact value: what {@link Double#toString} makes of it, JDK 19 has changed. */
    static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).setScale(2).max(new BigDecimal("0.01"));
    }

    private static boolean isExpense(Direction direction, Draw draw) {
        return switch (direction) {
            case EXPENSE -> true;
            case INCOME -> false;
            case BOTH -> draw.chance(0.6);
        };
    }
}
