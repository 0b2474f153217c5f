package dev.tino.chat.question.definition;

import java.time.LocalDate;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.chat.question.slot.Period;

/** Which period a question is about when nobody says. */
public enum DefaultPeriod {
    @JsonProperty("any")
    ANY,
    @JsonProperty("this-year")
    THIS_YEAR,
    @JsonProperty("last-12-months")
    LAST_12_MONTHS,
    @JsonProperty("last-90-days")
    LAST_90_DAYS,
    @JsonProperty("next-30-days")
    NEXT_30_DAYS;

    /** Empty when the question is about all there is. */
    public Optional<Period> at(LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        return switch (this) {
            case ANY -> Optional.empty();
            case THIS_YEAR -> Optional.of(new Period(today.withDayOfYear(1), today.withDayOfYear(1).plusYears(1)));
            case LAST_12_MONTHS -> Optional.of(new Period(tomorrow.minusYears(1), tomorrow));
            case LAST_90_DAYS -> Optional.of(new Period(tomorrow.minusDays(90), tomorrow));
            case NEXT_30_DAYS -> Optional.of(new Period(today, today.plusDays(30)));
        };
    }
}
