package dev.tino.core.web;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Ready only while the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pool pool;
    private final Dependency database = Dependency.used("database");

    DatabaseReadiness(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return answers().map(database::health);
    }

    /** Whether the database answers, soon enough. */
    public Uni<Boolean> answers() {
        return pool.query("select 1").execute()
                .ifNoItem().after(PATIENCE).fail()
                .invoke(database::up)
                .onFailure().invoke(database::away)
                .replaceWith(true)
                .onFailure().recoverWithItem(false);
    }
}
