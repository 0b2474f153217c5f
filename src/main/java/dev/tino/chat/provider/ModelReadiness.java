package dev.tino.chat.provider;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Tells of the model and is ready without it: whoever asks it for an answer while it is away is told so. */
@Readiness
@ApplicationScoped
class ModelReadiness implements AsyncHealthCheck {

    private final ConfiguredModel model;

    ModelReadiness(ConfiguredModel model) {
        this.model = model;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(() -> model.standing().health(true));
    }
}
