package dev.tino.core.concurrent;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;

/** Lets what is scheduled run once Tino has started: a start that is refused begins nothing that its end would break off. */
@ApplicationScoped
class ScheduledWork {

    private static final int LAST = 9_000;

    void begin(@Observes @Priority(LAST) StartupEvent started, Scheduler scheduler) {
        scheduler.resume();
    }
}
