package dev.tino.core.job;

import jakarta.enterprise.context.ApplicationScoped;

/** The statements that a worker lives by. */
@ApplicationScoped
class WorkerTables {

    private final JobsConfig config;
    private final JobHandlers handlers;
    private final JobQueue queue;
    private final JobLeases leases;
    private final RunWrites writes;
    private final EndingWrites endings;

    WorkerTables(JobsConfig config, JobHandlers handlers, JobQueue queue, JobLeases leases, RunWrites writes,
            EndingWrites endings) {
        this.config = config;
        this.handlers = handlers;
        this.queue = queue;
        this.leases = leases;
        this.writes = writes;
        this.endings = endings;
    }

    JobsConfig config() {
        return config;
    }

    JobHandlers handlers() {
        return handlers;
    }

    JobQueue queue() {
        return queue;
    }

    JobLeases leases() {
        return leases;
    }

    RunWrites writes() {
        return writes;
    }

    EndingWrites endings() {
        return endings;
    }
}
