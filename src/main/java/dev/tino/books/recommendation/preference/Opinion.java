package dev.tino.books.recommendation.preference;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a reader thinks of a book. */
public enum Opinion {
    LIKE("like"),
    DISLIKE("dislike");

    private final String text;

    Opinion(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }

    static Opinion of(String text) {
        return LIKE.text.equals(text) ? LIKE : DISLIKE;
    }
}
