package dev.tino.chat.run;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.ChatError;
import dev.tino.chat.assistant.Piece;

/** Pieces of an answer between two writes, and no more than may be: tokens that follow each other become one event. */
final class PieceBuffer {

    private static final char UNREADABLE = '\uFFFD';

    private final ObjectMapper json;
    private final int mostText;
    private final int mostEvidence;
    private final List<RunEvent> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int textLength;
    private int evidenceLength;

    /**
     * @param mostText characters of all tokens
     * @param mostEvidence characters of all evidence, as JSON
     */
    PieceBuffer(ObjectMapper json, int mostText, int mostEvidence) {
        this.json = json;
        this.mostText = mostText;
        this.mostEvidence = mostEvidence;
    }

    /** Fails when it is too much: of a token as much as may be is taken, of evidence nothing. */
    void add(Piece piece) {
        if (piece instanceof Piece.Token token) {
            add(token.text());
        } else if (piece instanceof Piece.Evidence evidence) {
            add(RunEvent.evidence(json, evidence));
        }
    }

    private void add(String token) {
        int room = mostText - textLength;
        int length = token.length() <= room ? token.length() : whole(token, room);
        text.append(token, 0, length);
        textLength += length;
        if (length < token.length()) {
            throw ChatError.ANSWER_TOO_LONG.because("The answer has more than %d characters", mostText);
        }
    }

    private void add(RunEvent evidence) {
        int length = evidence.data().length();
        if (length > mostEvidence - evidenceLength) {
            throw ChatError.ANSWER_TOO_LONG.because("What the answer rests on has more than %d characters", mostEvidence);
        }
        closeText(text.length());
        evidenceLength += length;
        events.add(evidence);
    }

    /** Whether there is something to write. */
    boolean isEmpty() {
        return events.isEmpty() && whole(text, text.length()) == 0;
    }

    /** Characters that wait to be written. */
    int waiting() {
        return text.length() + events.stream().mapToInt(event -> event.data().length()).sum();
    }

    /** What there is, but for half a character whose other half the next token brings. */
    List<RunEvent> take() {
        closeText(whole(text, text.length()));
        return taken();
    }

    /** All there is. */
    List<RunEvent> takeLast() {
        closeText(text.length());
        return taken();
    }

    private List<RunEvent> taken() {
        List<RunEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private static int whole(CharSequence text, int length) {
        return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    private void closeText(int length) {
        if (length > 0) {
            events.add(RunEvent.token(json, storable(text.substring(0, length))));
            text.delete(0, length);
        }
    }

    /** No text of PostgreSQL holds NUL or half a character, which a model may well produce. */
    private static String storable(String written) {
        var storable = new StringBuilder(written);
        for (int i = 0; i < storable.length(); i++) {
            char c = storable.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < storable.length()
                    && Character.isLowSurrogate(storable.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                storable.setCharAt(i, UNREADABLE);
            }
        }
        return storable.toString();
    }
}
