package dev.tino.credit.decision;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.tino.core.web.Caller;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.Role;
import dev.tino.credit.policy.Outcome;
import io.smallrye.mutiny.Uni;

/** What happens to decisions after they were made. */
@Path(DecisionResource.PATH + "/{id}")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class FollowUpResource {

    private final DecisionService service;
    private final Replays replays;
    private final Caller caller;

    FollowUpResource(DecisionService service, Replays replays, Caller caller) {
        this.service = service;
        this.replays = replays;
        this.caller = caller;
    }

    @POST
    @Path("/replay")
    @Operation(summary = "Make a decision again from what was stored", description = "Access: a company; its own. By the version, the policy and the features that decided then; every number is compared, and what was changed in the database is named. Nothing is recorded.")
    @APIResponse(responseCode = "200", description = "Whether it came out as it was stored", content = @Content(schema = @Schema(implementation = Replay.class), example = DecisionExamples.REPLAY))
    public Uni<Replay> replay(UUID id) {
        return replays.replay(caller.id(), id);
    }

    @POST
    @Path("/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tell what a person made of a decision", description = "Access: a company; its own. Once for each decision, whatever its outcome; until the order's own outcome is told, it counts as that in the live metrics. The same review again changes nothing.")
    @APIResponse(responseCode = "200", description = "The decision", content = @Content(schema = @Schema(implementation = DecisionView.class), example = DecisionExamples.REVIEWED))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<DecisionView> review(UUID id, @NotNull @Valid NewReview review, @Context HttpHeaders headers) {
        Language language = DecisionResource.language(headers);
        return service.review(caller.id(), id, Outcome.of(review.outcome), review.note)
                .map(decision -> DecisionView.of(decision, language));
    }

    @POST
    @Path("/outcome")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tell what an order turned out to be", description = "Access: a company; its own. Told again, the later word counts. It shows in the live metrics of the version that decided.")
    @APIResponse(responseCode = "200", description = "The decision", content = @Content(schema = @Schema(implementation = DecisionView.class), example = DecisionExamples.REVIEWED))
    public Uni<DecisionView> outcome(UUID id, @NotNull @Valid KnownOutcome known, @Context HttpHeaders headers) {
        Language language = DecisionResource.language(headers);
        return service.known(caller.id(), id, known.outcome).map(decision -> DecisionView.of(decision, language));
    }

    record NewReview(
            @NotNull @Pattern(regexp = "approve|refuse", message = "must be approve or refuse") @Schema(examples = "approve") String outcome,
            @PlainText(max = 500) @Schema(nullable = true, examples = "Paid all invoices of the last year") String note) {
    }

    record KnownOutcome(
            @NotNull @Pattern(regexp = "good|bad", message = "must be good or bad") @Schema(examples = "good") String outcome) {
    }
}
