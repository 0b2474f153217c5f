package dev.tino.credit.scoring;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/credit/datasets/{id}/seal")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
class SealResource {

    private final SealService service;
    private final Jobs jobs;
    private final Creations creations;
    private final Caller caller;

    SealResource(SealService service, Jobs jobs, Creations creations, Caller caller) {
        this.service = service;
        this.jobs = jobs;
        this.creations = creations;
        this.caller = caller;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close a dataset and train on it", description = "Access: a company; its own. From now on it takes no rows. Logistic regression, random forest and gradient boosting are tested side by side, the best becomes the next version of the company's model. 422 with fewer than 50 rows or 10 of a class, which leaves it open; 409 when it was sealed before.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "202", description = "The job that trains", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class), example = """
            {"jobId": "01936f4e-7c1a-7000-8000-000000000003"}"""))
    @APIResponse(responseCode = "409", ref = "Refused409")
    @APIResponse(responseCode = "422", ref = "Refused422")
    public Uni<RestResponse<byte[]>> seal(UUID id) {
        UUID companyId = caller.id();
        return creations.once(companyId, Map.of(), jobs::accepted,
                creation -> creation.transaction(transaction -> service.seal(transaction, companyId, id)));
    }
}
