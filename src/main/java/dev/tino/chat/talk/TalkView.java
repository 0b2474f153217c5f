package dev.tino.chat.talk;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A talk as its owner sees it.
 *
 * @param lastActivityAt when something was last said in it
 * @param snippet what was looked for with some words around it, between {@code **}; there when somebody looks for words
 */
public record TalkView(UUID id, String name, Instant createdAt, Instant lastActivityAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String snippet) {
}
