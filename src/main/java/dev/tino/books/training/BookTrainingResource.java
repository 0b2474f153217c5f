package dev.tino.books.training;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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

import dev.tino.books.rating.RatingAlgorithms;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/books/models/train")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Books")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class BookTrainingResource {

    private final BookTraining training;
    private final Jobs jobs;
    private final Creations creations;
    private final Caller caller;

    BookTrainingResource(BookTraining training, Jobs jobs, Creations creations, Caller caller) {
        this.training = training;
        this.jobs = jobs;
        this.creations = creations;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Train the recommender and the rating models", description = "Access: administrators. From the books that the shop has now. While a training waits that does the same, that one is told again.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = TrainingRequest.class), example = """
            {"algorithms": ["logistic-regression", "random-forest", "linear-svm"]}"""))
    @APIResponse(responseCode = "202", description = "The job that trains them", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class)))
    public Uni<RestResponse<byte[]>> train(@Valid TrainingRequest request) {
        UUID actorId = caller.id();
        Set<String> asked = request == null ? Set.of() : request.asked();
        RatingAlgorithms.check(asked);
        return creations.once(actorId, new TreeSet<>(asked), jobs::accepted,
                creation -> creation.transaction(transaction -> training.submit(transaction, actorId, asked)));
    }
}
