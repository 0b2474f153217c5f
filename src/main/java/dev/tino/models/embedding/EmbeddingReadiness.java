package dev.tino.models.embedding;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Tells of the embeddings provider and is ready without it. */
@Readiness
@ApplicationScoped
class EmbeddingReadiness implements AsyncHealthCheck {

    private final Embeddings embeddings;

    EmbeddingReadiness(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(() -> embeddings.standing().health(true));
    }
}
