package dev.tino.core.audit.request.stats;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/audit/stats")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
class StatsResource {

    private final RequestStats stats;

    StatsResource(RequestStats stats) {
        this.stats = stats;
    }

    @GET
    @Operation(summary = "Requests, errors and latency by route and minute", description = "Access: admin. The last hour unless told otherwise, 7 days at most. An error is an answer of 500 and above; percentiles are in milliseconds. Example: `?from=2026-01-31T12:00:00Z&to=2026-01-31T13:00:00Z`.")
    public Uni<StatsPage> stats(@RestQuery @Parameter(description = "Not before", example = "2026-01-31T12:00:00Z") String from,
            @RestQuery @Parameter(description = "Before", example = "2026-01-31T13:00:00Z") String to,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return stats.page(QueryParameter.instant("from", from), QueryParameter.instant("to", to),
                QueryParameter.limit(limit), cursor);
    }
}
