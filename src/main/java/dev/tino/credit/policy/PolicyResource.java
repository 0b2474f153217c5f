package dev.tino.credit.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/credit/policy")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PolicyResource {

    private static final String EXAMPLE = """
            {"version": 1, "thresholds": {"approve": 0.8333, "refuse": 0.5}, "costs": {"approvedBad": 5, "refusedGood": 1},
             "createdAt": "2026-01-31T12:00:00Z"}""";

    private final Policies policies;
    private final Caller caller;

    PolicyResource(Policies policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The policy that decides now", description = "Access: a company; its own.")
    @APIResponse(responseCode = "200", description = "The policy", content = @Content(schema = @Schema(implementation = Policy.class), example = EXAMPLE))
    public Uni<Policy> get() {
        return policies.present(caller.id());
    }

    @PUT
    @Operation(summary = "Change thresholds or costs", description = "Access: a company; its own. Each change is a new version; decisions keep the one that they were made by. What is left out stays.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewPolicy.class), example = """
            {"thresholds": {"approve": 0.8333, "refuse": 0.5}, "costs": {"approvedBad": 5, "refusedGood": 1}}"""))
    @APIResponse(responseCode = "200", description = "The policy", content = @Content(schema = @Schema(implementation = Policy.class), example = EXAMPLE))
    public Uni<Policy> put(@NotNull @Valid NewPolicy wanted) {
        wanted.check();
        return policies.change(caller.id(), wanted);
    }
}
