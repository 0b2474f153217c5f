package dev.tino.compat.finance.batch;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.compat.finance.body.Fields;
import dev.tino.compat.finance.body.LegacyTime;
import dev.tino.compat.finance.body.Values;

/** A line to classify, as a client sent it and gets it back. */
record Line(@JsonProperty("date") LegacyTime time, String description, BigDecimal value, String user, String classification) {

    static final int LONGEST_DESCRIPTION = 500;

    static Line read(Fields fields) {
        return new Line(fields.time("date"), fields.text("description", LONGEST_DESCRIPTION), fields.value("value"),
                fields.nullableText("user"), fields.nullableText("classification"));
    }

    /** Whether nothing of it was refused that it needs. */
    @JsonIgnore
    boolean isWhole() {
        return time != null && description != null && value != null;
    }

    LocalDate day() {
        return time.day();
    }

    BigDecimal amount() {
        return Values.cents(value);
    }

    /** @param found null when nobody is sure: what was there stays */
    Line classified(String found) {
        return new Line(time, description, value, user, found == null ? classification : found);
    }
}
