package dev.tino.credit.dataset.definition;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a field is there for. */
public enum FieldRole {
    FEATURE,
    /** Names the customer. */
    ID,
    LABEL,
    PROTECTED;

    /** As clients read it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
