package dev.tino.compat.recommender;

import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.compat.health.HealthAnswer;
import dev.tino.core.web.DatabaseReadiness;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path(Recommender.ROOT)
@EndpointDisabled(name = Recommender.ENABLED, stringValue = Recommender.OFF)
@PermitAll
@Tag(name = Recommender.TAG)
@Produces(MediaType.APPLICATION_JSON)
class ServiceResource {

    private final DatabaseReadiness database;

    ServiceResource(@Readiness DatabaseReadiness database) {
        this.database = database;
    }

    @GET
    @Operation(summary = "Whether the service is there", description = "Access: public.")
    @APIResponse(responseCode = "200", description = "It is", content = @Content(mediaType = MediaType.APPLICATION_JSON, example = """
            {"status": "online", "msg": "Bem-vindo à API."}"""))
    public Map<String, String> home() {
        return Map.of("status", "online", "msg", "Bem-vindo à API.");
    }

    @GET
    @Path("/health")
    @Operation(summary = "Whether the service and its database are there", description = "Access: public. With a slash at the end.")
    @APIResponse(responseCode = "200", description = "The service is", content = @Content(mediaType = MediaType.APPLICATION_JSON, example = """
            {"api_status": "OK", "db_status": "UP", "timestamp": "2026-01-31T12:00:00Z"}"""))
    public Uni<Map<String, String>> health() {
        return database.answers().map(HealthAnswer::ofRecommender).map(HealthAnswer::body);
    }
}
