package dev.tino.credit.comparison;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/credit/comparisons")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ComparisonResource {

    private final ComparisonJob comparison;
    private final Jobs jobs;
    private final Creations creations;
    private final Caller caller;

    ComparisonResource(ComparisonJob comparison, Jobs jobs, Creations creations, Caller caller) {
        this.comparison = comparison;
        this.jobs = jobs;
        this.creations = creations;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Compare two versions on the same rows", description = "Access: a company; versions and rows of its own. The job's result tells the metrics of both on the rows whose outcome is known, and which rows would change sides by the present policy. On a dataset that one of them was trained on, that one looks better than it is; the result says so.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewComparison.class), example = """
            {"a": 2, "b": 3}"""))
    @APIResponse(responseCode = "202", description = "The job that compares them", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class), example = """
            {"jobId": "01936f4e-7c1a-7000-8000-000000000003"}"""))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<RestResponse<byte[]>> compare(@NotNull @Valid NewComparison wanted) {
        UUID companyId = caller.id();
        return creations.once(companyId, wanted, jobs::accepted, creation -> comparison.check(companyId, wanted)
                .chain(() -> creation.transaction(transaction -> jobs.submit(transaction,
                        new NewJob(ComparisonJob.KIND, companyId, List.of(comparison.input(wanted)))))));
    }
}
