package dev.tino.chat.question.definition;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.chat.question.phrase.Language;

/**
 * A column of a statement.
 *
 * @param kind how its values are written
 * @param shown whether it stands in tables; what is equal in all rows stands in the answer's sentence alone
 */
public record Column(@JsonProperty(required = true) Kind kind, @JsonProperty(required = true) String pt,
        @JsonProperty(required = true) String en, Boolean shown) {

    public enum Kind {
        TEXT,
        MONEY,
        COUNT,
        NUMBER,
        PERCENT,
        DATE,
        /** A date that stands for its month. */
        MONTH
    }

    public Column {
        shown = shown == null || shown;
    }

    public String heading(Language language) {
        return language.choose(pt, en);
    }

    /** Whether it stands at the right of its place, as numbers do. */
    public boolean isNumber() {
        return kind != Kind.TEXT && kind != Kind.DATE && kind != Kind.MONTH;
    }
}
