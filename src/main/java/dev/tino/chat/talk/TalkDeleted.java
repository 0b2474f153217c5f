package dev.tino.chat.talk;

import java.util.UUID;

/** A talk was deleted, which is committed. */
public record TalkDeleted(UUID ownerId, UUID talkId) {
}
