package dev.tino.chat.assistant;

import java.util.List;

/** A part of an answer, as soon as it is there. */
public sealed interface Piece {

    /** Some more text of the answer; the texts, one behind the other, are the answer. */
    record Token(String text) implements Piece {
    }

    /**
     * What the answer rests on.
     *
     * @param sql the statement that was run, with its values in it
     * @param rows JSON values: text, numbers, booleans, null
     * @param truncated whether the statement had more rows than these
     */
    record Evidence(String sql, List<String> columns, List<List<Object>> rows, boolean truncated) implements Piece {
    }
}
