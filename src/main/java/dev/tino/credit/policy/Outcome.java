package dev.tino.credit.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What becomes of an order. */
public enum Outcome {
    APPROVE("approve"),
    /** A person is to look at it. */
    REVIEW("review"),
    REFUSE("refuse");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As it is stored and shown. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Outcome of(String word) {
        for (Outcome outcome : values()) {
            if (outcome.word.equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException(word);
    }
}
