package dev.tino.chat.provider.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Something that a model is told. */
public record Message(@JsonProperty Role role, @JsonProperty String content) {

    /** Who says it. */
    public enum Role {
        @JsonProperty("system")
        SYSTEM,
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT
    }
}
