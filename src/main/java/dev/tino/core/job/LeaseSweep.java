package dev.tino.core.job;

import java.time.OffsetDateTime;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Looks for jobs of nodes that fell silent. Every node does, for the one that fell silent may be the last that runs jobs. */
@ApplicationScoped
class LeaseSweep {

    private static final Logger LOG = Logger.getLogger(LeaseSweep.class);

    private final JobLeases leases;
    private final JobSignals signals;
    private final JobMeters meters;
    private final Transport transport;
    private final Vertx vertx;
    private long timer;
    private volatile boolean sweeping;
    /** By the database's clock: when it was last heard of, and since when without a gap. Null before the first time. */
    private volatile OffsetDateTime heard;
    private volatile OffsetDateTime since;

    LeaseSweep(JobLeases leases, JobSignals signals, JobMeters meters, Transports transports, Vertx vertx) {
        this.leases = leases;
        this.signals = signals;
        this.meters = meters;
        this.transport = transports.chosen();
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(JobLeases.SWEEP.toMillis(), elapsed -> sweep());
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent ending) {
        vertx.cancelTimer(timer);
    }

    private void sweep() {
        if (sweeping) {
            return;
        }
        sweeping = true;
        leases.giveBack(heard, since).subscribe().with(found -> {
            sweeping = false;
            hear(found.at());
            if (!found.late().isEmpty()) {
                tell(found.late());
            }
        }, away -> {
            sweeping = false;
            LOG.debugf("No leases looked at: %s", away.getMessage());
        });
    }

    private void hear(OffsetDateTime at) {
        if (heard == null || at.isAfter(heard.plus(leases.silence()))) {
            since = at;
        }
        heard = at;
    }

    private void tell(List<JobLeases.Late> late) {
        LOG.infof("The leases of %d jobs ended unheard of", late.size());
        late.stream().filter(JobLeases.Late::abandoned).forEach(job -> {
            LOG.errorf("Job %s of kind %s is given up: nodes that run it fall silent", job.id(), job.kind());
            meters.count(job.kind(), JobState.Status.FAILED.text());
        });
        transport.announce();
        signals.changed(late.stream().map(JobLeases.Late::id).toList());
    }
}
