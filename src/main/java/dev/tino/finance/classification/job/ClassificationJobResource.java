package dev.tino.finance.classification.job;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

@Path(ClassificationJobResource.PATH)
@Authenticated
@Tag(name = "Finance")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ClassificationJobResource {

    static final String PATH = "/api/v1/finance/classification-jobs";

    private final ClassificationJobs service;
    private final Creations creations;
    private final Jobs jobs;
    private final Caller caller;

    ClassificationJobResource(ClassificationJobs service, Creations creations, Jobs jobs, Caller caller) {
        this.service = service;
        this.creations = creations;
        this.jobs = jobs;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Classify up to 100,000 lines without waiting", description = "Access: any signed-in caller. No transaction is stored. The job's result has the shape of the answer of /finance/classifications; it can be read until it expires.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ClassificationJobRequest.class)))
    @APIResponse(responseCode = "202", description = "Queued", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class)))
    public Uni<RestResponse<byte[]>> submit(@Context HttpServerRequest request) {
        UUID ownerId = caller.id();
        Multi<byte[]> chunks = io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti()
                .map(chunk -> chunk.getDelegate().getBytes());
        return SubmittedBody.read(chunks).chain(body -> creations.onceInBulk(ownerId, body::writeTo, this::accepted,
                creation -> service.submit(ownerId, body, creation)));
    }

    private Uni<Answer> accepted(UUID id) {
        return Uni.createFrom().item(jobs.accepted(id));
    }
}
