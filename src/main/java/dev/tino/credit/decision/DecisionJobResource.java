package dev.tino.credit.decision;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import dev.tino.credit.order.OrderBody;
import dev.tino.credit.order.OrderReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

@Path(DecisionJobResource.PATH)
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DecisionJobResource {

    static final String PATH = "/api/v1/credit/decision-jobs";

    private static final int MOST_ORDERS = 10_000;

    private final OrderReader orders;
    private final DecisionLots lots;
    private final Jobs jobs;
    private final Creations creations;
    private final Caller caller;
    private final Vertx vertx;

    DecisionJobResource(OrderReader orders, DecisionLots lots, Jobs jobs, Creations creations, Caller caller, Vertx vertx) {
        this.orders = orders;
        this.lots = lots;
        this.jobs = jobs;
        this.creations = creations;
        this.caller = caller;
        this.vertx = vertx;
    }

    @POST
    @Operation(summary = "Decide on up to 10,000 orders without waiting", description = "Access: a company. The job's result is {decisions: [...]} in the order of the orders; one that is wrong, or was decided on before on other features, has {orderId, error: {code, detail, violations}} in its place and keeps no other from being decided.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderBody.Many.class), example = """
            {"orders": [{"orderId": "2026-000017", "features": {"checking_status": "<0 DM", "duration_months": 24}}]}"""))
    @APIResponse(responseCode = "202", description = "Queued", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class), example = """
            {"jobId": "01936f4e-7c1a-7000-8000-000000000003"}"""))
    public Uni<RestResponse<byte[]>> submit(byte[] body, @Context HttpHeaders headers) {
        UUID companyId = caller.id();
        Language language = DecisionResource.language(headers);
        return creations.onceInBulk(companyId, out -> out.write(body), this::accepted,
                creation -> vertx.executeBlocking(() -> lots.cut(orders.many(body, MOST_ORDERS, true), language), false)
                        .chain(input -> jobs.seal(new NewJob(DecisionJob.KIND, companyId, input)))
                        .chain(sealed -> creation.transaction(transaction -> jobs.submit(transaction, sealed))));
    }

    private Uni<Answer> accepted(UUID id) {
        return Uni.createFrom().item(jobs.accepted(id));
    }
}
