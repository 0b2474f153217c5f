package dev.tino.compat.recommender;

/** What all routes of this system have in common. */
final class Recommender {

    static final String ROOT = "/compat/recommender/api/v1";
    /** What its log-ins say of themselves in a token. */
    static final String CLIENT = "recommender";
    static final String TAG = "Compatibility";
    static final String ENABLED = "tino.compat.enabled";
    static final String OFF = "false";
    /** Rows of an answer: this system knows no pages, and has a thousand books. */
    static final int MOST_ROWS = 10_000;

    private Recommender() {
    }
}
