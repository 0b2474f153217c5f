package dev.tino.books.scraping.fetch;

import java.time.Duration;

/** Why a page did not come. */
public final class PageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Duration pause;
    private final int status;

    private PageFailure(Kind kind, int status, Duration pause, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
        this.status = status;
        this.pause = pause;
    }

    /** What another try may bring. */
    enum Kind {
        /** The shop says that it is asked too much. */
        OVERLOADED,
        /** It failed, or the network did. */
        TROUBLED,
        /** It will be no other. */
        FINAL
    }

    static PageFailure overloaded(int status, Duration pause) {
        return new PageFailure(Kind.OVERLOADED, status, pause, "answered " + status);
    }

    /** @param status that it answered; 0 when it did not */
    static PageFailure troubled(int status, String reason) {
        return new PageFailure(Kind.TROUBLED, status, Duration.ZERO, reason);
    }

    /** @param status that it answered; 0 when it was not asked, or what it answered is not wanted */
    static PageFailure permanent(int status, String reason, Object... arguments) {
        return new PageFailure(Kind.FINAL, status, Duration.ZERO, reason.formatted(arguments));
    }

    Kind kind() {
        return kind;
    }

    Duration pause() {
        return pause;
    }

    /** Whether another time may bring it. */
    public boolean isAway() {
        return kind != Kind.FINAL;
    }

    /** Whether the shop as a whole seems to be away: it says nothing, or that it is overloaded, or another says so for it. */
    public boolean isSilence() {
        return kind == Kind.OVERLOADED || kind == Kind.TROUBLED && (status == 0 || status == 502 || status == 504);
    }

    /** Whether the shop says that it has nothing there for us, now and later. */
    boolean isMissing() {
        return kind == Kind.FINAL && status >= 400 && status < 500;
    }

    /** Whether the shop says that there is no such page. */
    public boolean isAbsent() {
        return status == 404 || status == 410;
    }
}
