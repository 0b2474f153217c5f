package dev.tino.finance.training;

import java.util.Map;
import java.util.UUID;

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
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/finance/model/train")
@Authenticated
@Tag(name = "Finance")
class TrainingResource {

    private final TrainingQueue queue;
    private final Jobs jobs;
    private final Creations creations;
    private final Caller caller;

    TrainingResource(TrainingQueue queue, Jobs jobs, Creations creations, Caller caller) {
        this.queue = queue;
        this.jobs = jobs;
        this.creations = creations;
        this.caller = caller;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Train the caller's own model", description = "Access: any signed-in caller. From the transactions that he filed under a category himself; it is also done by itself after every 20 of them. 409 when they are fewer than 10, or when fewer than two categories have two different descriptions. While a training waits for its turn or learns, that one is told again.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "202", description = "The job that trains it", content = @Content(schema = @Schema(implementation = TrainingJob.class)))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<byte[]>> train() {
        UUID ownerId = caller.id();
        return creations.once(ownerId, Map.of(), jobs::accepted,
                creation -> creation.transaction(transaction -> queue.ask(transaction, ownerId)));
    }

    /** The answer, for the OpenAPI document. */
    record TrainingJob(UUID jobId) {
    }
}
