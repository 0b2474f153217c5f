package dev.tino.core.job.kafka;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Tells of the broker and is ready without it: while it is away jobs wait, and everything else goes on. */
@Readiness
@ApplicationScoped
class BrokerReadiness implements AsyncHealthCheck {

    private final KafkaTransport transport;

    BrokerReadiness(KafkaTransport transport) {
        this.transport = transport;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(() -> transport.broker().health(true));
    }
}
