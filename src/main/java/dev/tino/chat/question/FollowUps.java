package dev.tino.chat.question;

import java.util.List;
import java.util.function.Function;

import dev.tino.chat.assistant.Turn;

/** Understands "and last month?" by what was asked before. */
final class FollowUps {

    /** More of them one behind the other are not followed back. */
    static final int MOST_TURNS = 20;

    private FollowUps() {
    }

    /** What the last turn asks, with what it leaves open filled by the last one that asked something by itself. */
    static Asked resolve(List<Turn> turns, Function<String, Asked> reading) {
        Asked asked = reading.apply(turns.get(turns.size() - 1).text());
        for (int i = turns.size() - 2; i >= Math.max(0, turns.size() - MOST_TURNS) && asked.isFollowUp(); i--) {
            Turn turn = turns.get(i);
            if (turn.speaker() == Turn.Speaker.USER && !Asked.isSmallTalk(turn.text())) {
                asked = asked.after(reading.apply(turn.text()));
            }
        }
        return asked;
    }
}
