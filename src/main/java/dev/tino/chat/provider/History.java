package dev.tino.chat.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.tino.chat.assistant.Turn;
import dev.tino.chat.assistant.Turn.Speaker;
import dev.tino.chat.provider.protocol.Message;
import dev.tino.chat.provider.protocol.Message.Role;
import dev.tino.chat.provider.protocol.ModelError;

/** What a model is told of a talk. */
final class History {

    /** Near enough for a bound, with any model and either language. */
    private static final int CHARACTERS_A_TOKEN = 4;

    private History() {
    }

    /**
     * The last turns that fit, whole ones, with a user's first: many models take nothing else.
     *
     * @param turns ending with a user's
     * @throws dev.tino.core.error.Failure when the last does not fit: an answer to a part of it would be one to another
     *         question
     */
    static List<Message> of(List<Turn> turns, int tokens) {
        long left = (long) tokens * CHARACTERS_A_TOKEN;
        Deque<Turn> told = new ArrayDeque<>();
        for (int i = turns.size() - 1; i >= 0; i--) {
            left -= turns.get(i).text().length();
            if (left < 0) {
                break;
            }
            told.addFirst(turns.get(i));
        }
        if (told.isEmpty()) {
            throw ModelError.MESSAGE_TOO_LONG.because(
                    "The message has %d characters; the language model is told of a talk no more than some %d",
                    turns.get(turns.size() - 1).text().length(), (long) tokens * CHARACTERS_A_TOKEN);
        }
        while (told.getFirst().speaker() == Speaker.ASSISTANT) {
            told.removeFirst();
        }
        return told.stream().map(History::message).toList();
    }

    private static Message message(Turn turn) {
        Role role = switch (turn.speaker()) {
            case USER -> Role.USER;
            case ASSISTANT -> Role.ASSISTANT;
        };
        return new Message(role, turn.text());
    }

    /** What one speaker said in several turns, as when an answer failed, is one message: many models take nothing else. */
    static List<Message> alternating(List<Message> told) {
        List<Message> messages = new ArrayList<>();
        for (Message message : told) {
            int last = messages.size() - 1;
            if (last >= 0 && messages.get(last).role() == message.role()) {
                messages.set(last, new Message(message.role(), messages.get(last).content() + "\n\n" + message.content()));
            } else {
                messages.add(message);
            }
        }
        return messages;
    }
}
