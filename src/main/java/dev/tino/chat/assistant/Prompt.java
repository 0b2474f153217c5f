package dev.tino.chat.assistant;

import java.util.List;
import java.util.UUID;

/**
 * What an assistant is to answer.
 *
 * @param talkId the talk, which some providers take for the name of a session
 * @param turns what was said, oldest first, ending with what the user said last; as much of it as there is
 * @param isAnalyst whether whoever asks may have SQL of any kind run on the business data
 */
public record Prompt(UUID talkId, List<Turn> turns, boolean isAnalyst) {

    public Prompt {
        turns = List.copyOf(turns);
        if (turns.isEmpty() || turns.get(turns.size() - 1).speaker() != Turn.Speaker.USER) {
            throw new IllegalArgumentException("Nobody asked for anything");
        }
    }

    /** What the user said last. */
    public String question() {
        return turns.get(turns.size() - 1).text();
    }
}
