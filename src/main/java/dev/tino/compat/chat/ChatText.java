package dev.tino.compat.chat;

import java.util.Map;

import dev.tino.compat.LegacyRefusal;

/** What the older system says. */
final class ChatText {

    static final String BODY_REQUIRED = "Request body is required";
    static final String MESSAGE_REQUIRED = "Message is required";
    static final String TALK_REQUIRED = "talk_id is required";
    static final String NO_TALK = "Talk not found or access denied";
    static final String NOT_VERIFIED = "Could not verify";

    private ChatText() {
    }

    static Map<String, String> message(String text) {
        return Map.of("message", text);
    }

    static LegacyRefusal refusal(int status, String text) {
        return new LegacyRefusal(status, message(text));
    }
}
