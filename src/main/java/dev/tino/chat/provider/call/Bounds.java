package dev.tino.chat.provider.call;

import java.time.Duration;

/**
 * How much of a model is asked for and how long it is borne with.
 *
 * @param firstToken until its answer begins
 * @param betweenTokens that it may fall silent
 * @param longest that an answer may take in all
 * @param concurrency answers at a time
 * @param waiting answers that may wait for their turn
 * @param longestWait for a turn
 * @param answerBytes of an answer's text
 * @param patience when to leave it alone
 */
public record Bounds(Duration firstToken, Duration betweenTokens, Duration longest, int concurrency, int waiting,
        Duration longestWait, int answerBytes, Patience patience) {

    /**
     * @param calls so many calls are looked at, and where half of them fail the model is left alone
     * @param rest how long, before one call tries whether it is back
     */
    public record Patience(int calls, Duration rest) {

        public static final Patience USUAL = new Patience(8, Duration.ofSeconds(10));
    }
}
