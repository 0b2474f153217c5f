package dev.tino.compat.chat;

/** What the older system says. */
final class ChatText {

    static final String BODY_REQUIRED = "Request body is required";
    static final String MESSAGE_REQUIRED = "Message is required";
    static final String TALK_REQUIRED = "talk_id is required";
    static final String NO_TALK = "Talk not found or access denied";
    static final String NOT_VERIFIED = "Could not verify";

    private ChatText() {
    }
}
