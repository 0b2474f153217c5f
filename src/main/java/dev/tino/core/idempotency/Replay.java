package dev.tino.core.idempotency;

/** Ends a repeated request with the first one's answer; a transaction that is open rolls back with nothing in it. */
final class Replay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Replay(Answer answer) {
        super("Answered before", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
