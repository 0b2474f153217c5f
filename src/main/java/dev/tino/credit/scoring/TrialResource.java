package dev.tino.credit.scoring;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.web.Caller;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.credit.order.OrderBody;
import io.smallrye.mutiny.Uni;

@Path(TrialResource.PATH)
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class TrialResource {

    static final String PATH = "/api/v1/credit/predictions";

    private final TrialService service;
    private final Caller caller;

    TrialResource(TrialService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Try a version on up to 500 orders", description = "Access: a company; any version of its own. Nothing is recorded. 409 while there is no model.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderBody.Many.class), example = """
            {"orders": [{"orderId": "2026-000017", "features": {"checking_status": "<0 DM", "duration_months": 24}}]}"""))
    @APIResponse(responseCode = "200", description = "What it says, in the order of the orders", content = @Content(schema = @Schema(implementation = Trial.class), example = """
            {"model": {"name": "credit.01936f4e-7c1a-7000-8000-000000000002", "version": 3},
             "predictions": [{"orderId": "2026-000017", "score": 0.6214, "rawScore": 0.4471, "outcome": "review"}]}"""))
    @APIResponse(responseCode = "404", ref = "Refused404")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Trial> predict(
            @RestQuery @Parameter(description = "Of the company's model; the champion when left out") String version,
            byte[] body) {
        return service.predict(caller.id(), QueryParameter.count("version", version), body);
    }
}
