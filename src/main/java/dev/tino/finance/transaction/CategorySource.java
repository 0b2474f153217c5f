package dev.tino.finance.transaction;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who filed a transaction under its category. */
public enum CategorySource {
    @JsonProperty("user")
    USER,
    @JsonProperty("model")
    MODEL
}
