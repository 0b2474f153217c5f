package dev.tino.core.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Something outside that Tino needs, as whoever calls it last found it. Tells in health what it is like and for how long,
 * and never where it is, for health is public.
 */
public final class Dependency {

    /** What it is like. */
    public enum State {
        /** The settings have no need of it. */
        UNUSED,
        /** Nobody has called it yet. */
        UNKNOWN,
        UP,
        AWAY
    }

    private final String name;
    private final Clock clock;
    private volatile Standing standing;

    private record Standing(State state, Instant since, Instant heard) {
    }

    private Dependency(String name, State state, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.standing = new Standing(state, clock.instant(), null);
    }

    public static Dependency unused(String name) {
        return new Dependency(name, State.UNUSED, Clock.systemUTC());
    }

    public static Dependency used(String name) {
        return used(name, Clock.systemUTC());
    }

    static Dependency used(String name, Clock clock) {
        return new Dependency(name, State.UNKNOWN, clock);
    }

    /** It has just answered, whatever it said. */
    public void up() {
        change(State.UP);
    }

    /** It has just not answered, or said that it cannot. */
    public void away() {
        change(State.AWAY);
    }

    private synchronized void change(State state) {
        Standing last = standing;
        Instant now = clock.instant();
        standing = new Standing(state, last.state() == state ? last.since() : now,
                state == State.UP ? now : last.heard());
    }

    public State state() {
        return standing.state();
    }

    /** @param ready whether Tino can do its work with it as it is, or without it */
    public HealthCheckResponse health(boolean ready) {
        Standing now = standing;
        HealthCheckResponseBuilder health = HealthCheckResponse.named(name).status(ready)
                .withData("state", now.state().name().toLowerCase(Locale.ROOT))
                .withData("since", now.since().toString());
        if (now.heard() != null) {
            health.withData("heardSecondsAgo", Math.max(0, Duration.between(now.heard(), clock.instant()).toSeconds()));
        }
        return health.build();
    }
}
