package dev.tino.core.job;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of jobs: how long they waited, and how they ended. */
@ApplicationScoped
class JobMeters {

    static final String LEASE_LOST = "lease-lost";

    private final MeterRegistry registry;

    JobMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void claimed(String kind, Duration waited) {
        registry.timer("tino.jobs.pickup", "kind", kind).record(waited);
    }

    void ended(String kind, JobState state) {
        count(kind, state.event());
    }

    void count(String kind, String outcome) {
        registry.counter("tino.jobs.ended", "kind", kind, "outcome", outcome).increment();
    }
}
