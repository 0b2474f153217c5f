package dev.tino.models.embedding;

import java.time.Duration;

/**
 * How much a provider is borne with.
 *
 * @param tries of one call, at most
 * @param pause before the second try; doubled before each further one
 * @param longestPause what a provider may ask for; who asks for more gets no other try now
 * @param calls so many calls are looked at, and where half of them fail the provider is left alone
 * @param rest how long it is left alone before one call tries whether it is back
 */
record Patience(int tries, Duration pause, Duration longestPause, int calls, Duration rest) {

    static final Patience USUAL = new Patience(3, Duration.ofMillis(500), Duration.ofSeconds(20), 8, Duration.ofSeconds(10));
}
