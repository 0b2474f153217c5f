package dev.tino.chat.provider.protocol;

import java.util.List;
import java.util.UUID;

/**
 * What a model is to go on with.
 *
 * @param messages what a model is to be, if anything, then what was said, oldest first, ending with a user's words
 */
public record Conversation(UUID talkId, List<Message> messages) {

    public Conversation {
        messages = List.copyOf(messages);
    }
}
