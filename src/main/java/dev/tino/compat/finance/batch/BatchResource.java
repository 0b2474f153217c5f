package dev.tino.compat.finance.batch;

import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.compat.finance.body.Bodies;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.BulkJson;
import dev.tino.core.web.Caller;
import dev.tino.finance.classification.job.ClassificationJobs;
import dev.tino.finance.classification.job.SubmittedBody;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.Vertx;

@Path("/")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class BatchResource {

    private static final String FIELD = "transactions";
    private static final int MOST_LINES = 10_000;
    private static final String LINES = """
            {"transactions": [{"date": "2024-01-15T00:00:00", "description": "PADARIA SAO JOAO", "value": 250.5, "user": "Ana",
             "classification": null}]}""";
    private static final String STATUS = """
            {"status": "completed", "message": null, "transactions": [{"date": "2024-01-15T00:00:00",
             "description": "PADARIA SAO JOAO", "value": 250.5, "user": "Ana", "classification": "Alimentação"}]}""";

    private final LineClassifier classifier;
    private final ClassificationJobs jobs;
    private final JobTranslation translation;
    private final BatchJobs batchJobs;
    private final Jobs queue;
    private final Bodies bodies;
    private final Creations creations;
    private final BulkJson bulk;
    private final Caller caller;
    private final Vertx vertx;

    BatchResource(LineClassifier classifier, ClassificationJobs jobs, JobTranslation translation, BatchJobs batchJobs,
            Jobs queue, Bodies bodies, Creations creations, BulkJson bulk, Caller caller, Vertx vertx) {
        this.classifier = classifier;
        this.jobs = jobs;
        this.translation = translation;
        this.batchJobs = batchJobs;
        this.queue = queue;
        this.bodies = bodies;
        this.creations = creations;
        this.bulk = bulk;
        this.caller = caller;
        this.vertx = vertx;
    }

    @POST
    @Path("/batchclassifier")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Classify up to 10,000 lines", description = "Access: any signed-in caller. Nothing is stored. Where nobody is sure, classification stays as it was sent.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), examples = @ExampleObject(name = "lines", value = LINES)))
    @APIResponse(responseCode = "200", description = "The same lines", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = LINES))
    public Uni<byte[]> classify(byte[] body) {
        UUID ownerId = caller.id();
        return vertx.executeBlocking(() -> bodies.list(body, FIELD, MOST_LINES, Line::read), false)
                .chain(lines -> classifier.classify(ownerId, lines))
                .chain(lines -> bulk.write(Map.of(FIELD, lines)));
    }

    @POST
    @Path("/batch-classify-async")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Classify up to 100,000 lines without waiting", description = "Access: any signed-in caller. No transaction is stored.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), examples = @ExampleObject(name = "lines", value = LINES)))
    @APIResponse(responseCode = "202", description = "Queued", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class)))
    public Uni<RestResponse<byte[]>> submit(@Context HttpServerRequest request) {
        UUID ownerId = caller.id();
        Multi<byte[]> chunks = io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request).toMulti()
                .map(chunk -> chunk.getDelegate().getBytes());
        return SubmittedBody.read(chunks).chain(body -> creations.<UUID> onceInBulk(ownerId, body::writeTo,
                id -> Uni.createFrom().item(queue.accepted(id)),
                creation -> jobs.submitTranslated(ownerId, body, translation::translate, creation)));
    }

    @GET
    @Path("/batch-jobs/{job_id}")
    @Operation(summary = "How a batch stands, and its lines when it is done", description = "Access: its owner. As often as one likes until the result expires.")
    @APIResponse(responseCode = "200", description = "pending, processing, completed or failed", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = STATUS))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Void> status(@RestPath("job_id") String id, @Context HttpServerResponse response) {
        return batchJobs.get(caller.id(), id).chain(body -> body.send(response));
    }
}
