package dev.tino.chat.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tino.chat.assistant.Piece;

/**
 * What is said to somebody.
 *
 * @param answer when a vetted question fits; its text is this one's
 */
record Reply(String text, Optional<VettedAnswer> answer) {

    static Reply of(String text) {
        return new Reply(text, Optional.empty());
    }

    static Reply of(VettedAnswer answer) {
        return new Reply(answer.text(), Optional.of(answer));
    }

    /** What it rests on, then word by word. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        answer.map(VettedAnswer::evidence).ifPresent(pieces::add);
        for (String word : text.split("(?<=\\s)(?=\\S)")) {
            pieces.add(new Piece.Token(word));
        }
        return pieces;
    }
}
