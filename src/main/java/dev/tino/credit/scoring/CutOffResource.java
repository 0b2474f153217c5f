package dev.tino.credit.scoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Caller;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/credit/policy/cut-offs")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class CutOffResource {

    private final CutOffService service;
    private final Caller caller;

    CutOffResource(CutOffService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What each cut-off would mean", description = "Access: a company; its own. Approval rate, errors and expected cost along the score, by the costs of the present policy, on the rows that the version was tested on. 409 while there is no model.")
    @APIResponse(responseCode = "200", description = "A hundred and one cut-offs", content = @Content(schema = @Schema(implementation = CutOffs.class), example = """
            {"name": "credit.01936f4e-7c1a-7000-8000-000000000002", "version": 3, "rows": 1000,
             "thresholds": {"approve": 0.8333, "refuse": 0.5}, "costs": {"approvedBad": 5, "refusedGood": 1},
             "cheapest": {"cutOff": 0.83, "approvalRate": 0.365, "approvedBad": 0.09, "refusedGood": 0.578, "cost": 0.549},
             "points": [{"cutOff": 0.83, "approvalRate": 0.365, "approvedBad": 0.09, "refusedGood": 0.578, "cost": 0.549}]}"""))
    @APIResponse(responseCode = "404", ref = "Refused404")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<CutOffs> get(
            @RestQuery @Parameter(description = "Of the company's model; the champion when left out") String version) {
        return service.of(caller.id(), QueryParameter.count("version", version));
    }
}
