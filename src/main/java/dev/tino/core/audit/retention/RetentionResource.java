package dev.tino.core.audit.retention;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/audit/retention")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Audit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class RetentionResource {

    private static final String VIEW = """
            {"items": [{"name": "requests", "days": 30, "source": "api"}], "nextCursor": null,
             "lastRun": {"startedAt": "2026-01-31T03:00:00Z", "finishedAt": "2026-01-31T03:00:02Z",
                         "removed": {"requests": 120000}, "failed": []}}""";

    private final RetentionSettings settings;
    private final RetentionService service;
    private final RetentionRuns runs;
    private final Caller caller;

    RetentionResource(RetentionSettings settings, RetentionService service, RetentionRuns runs, Caller caller) {
        this.settings = settings;
        this.service = service;
        this.runs = runs;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "How long things are kept, and the last run", description = "Access: administrators.")
    @APIResponse(responseCode = "200", description = "Days by name", content = @Content(schema = @Schema(implementation = RetentionView.class), example = VIEW))
    public Uni<RetentionView> get() {
        return settings.days().chain(days -> runs.last().map(last -> new RetentionView(days, null, last)));
    }

    @PUT
    @Operation(summary = "Change how long things are kept", description = "Access: administrators. 1 to 36,500 days; names that are left out stay as they are.")
    @APIResponse(responseCode = "200", description = "Days by name", content = @Content(schema = @Schema(implementation = RetentionView.class), example = VIEW))
    public Uni<RetentionView> change(@NotNull @Valid RetentionChange change) {
        return settings.change(caller.id(), change.items()).chain(this::get);
    }

    @POST
    @Path("/run")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Remove what has expired now", description = "Access: administrators. 409 while another run is at it.")
    @APIResponse(responseCode = "200", description = "What was removed", content = @Content(schema = @Schema(implementation = RetentionRun.class), example = """
            {"startedAt": "2026-01-31T12:00:00Z", "finishedAt": "2026-01-31T12:00:02Z", "removed": {"requests": 120000},
             "failed": []}"""))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RetentionRun> run() {
        return service.runNow(caller.id());
    }
}
