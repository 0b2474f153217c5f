package dev.tino.books.recommendation;

import com.fasterxml.jackson.annotation.JsonValue;

/** What recommendations rest on. Public, since the OpenAPI document reads its words. */
public enum Basis {
    /** The words of the description. */
    DESCRIPTION("description"),
    /** The genre and the title, where there is no description or no model that knows it. */
    GENRE("genre"),
    /** The descriptions of what the caller likes and dislikes. */
    PREFERENCES("preferences"),
    /** What readers like, and how it is rated. */
    POPULAR("popular");

    private final String text;

    Basis(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }
}
