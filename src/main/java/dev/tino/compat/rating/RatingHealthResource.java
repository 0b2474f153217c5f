package dev.tino.compat.rating;

import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

import dev.tino.compat.health.HealthAnswer;
import dev.tino.core.web.DatabaseReadiness;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.smallrye.mutiny.Uni;

@Path("/compat/rating/api/v1/health")
@PermitAll
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class RatingHealthResource {

    private final DatabaseReadiness database;

    RatingHealthResource(@Readiness DatabaseReadiness database) {
        this.database = database;
    }

    @GET
    @Operation(summary = "Whether the service and its database work", description = "Access: anybody.")
    @APIResponse(responseCode = "200", description = "They do", content = @Content(schema = @Schema(implementation = Health.class)))
    @APIResponse(responseCode = "503", description = "The database does not answer", content = @Content(schema = @Schema(implementation = Detail.class)))
    public Uni<RestResponse<Map<String, String>>> health() {
        return database.answers().map(HealthAnswer::ofRatings)
                .map(told -> ResponseBuilder.create(Status.fromStatusCode(told.status()), told.body()).build());
    }

    record Health(@Schema(examples = "ok") String status, String message) {
    }
}
