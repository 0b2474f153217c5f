package dev.tino.credit.decision;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.credit.order.OrderBody;
import dev.tino.credit.order.OrderReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(DecisionResource.PATH)
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class DecisionResource {

    static final String PATH = "/api/v1/credit/decisions";

    private final DecisionService service;
    private final OrderReader orders;
    private final Ndjson ndjson;
    private final Caller caller;

    DecisionResource(DecisionService service, OrderReader orders, Ndjson ndjson, Caller caller) {
        this.service = service;
        this.orders = orders;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decide on an order", description = "Access: a company, by its own champion and policy. An order that was decided on before, on the same features, gets that decision again (200), which is why there is no Idempotency-Key; on others 409. Reasons come in the language of Accept-Language, Portuguese or English. 409 while there is no model.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderBody.class), example = DecisionExamples.ORDER))
    @APIResponse(responseCode = "201", description = "Decided", content = @Content(schema = @Schema(implementation = DecisionView.class), example = DecisionExamples.DECISION))
    @APIResponse(responseCode = "200", description = "Decided before", content = @Content(schema = @Schema(implementation = DecisionView.class)))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<DecisionView>> decide(byte[] body, @Context HttpHeaders headers) {
        Language language = language(headers);
        return service.decide(caller.id(), orders.one(body)).map(decided -> {
            Decision decision = decided.orThrow();
            var response = ResponseBuilder.<DecisionView> create(decided.isNew() ? 201 : 200);
            return response.header(HttpHeaders.LOCATION, PATH + "/" + decision.id())
                    .entity(DecisionView.of(decision, language)).build();
        });
    }

    @GET
    @Operation(summary = "Decisions, newest first", description = "Access: a company; its own. Of one that was changed in the database only that is told.")
    @APIResponse(responseCode = "200", description = "A page of them", content = @Content(schema = @Schema(implementation = DecisionPage.class), example = DecisionExamples.PAGE))
    public Uni<Page<DecisionView>> list(
            @RestQuery @Parameter(description = "approve, review or refuse") String outcome,
            @RestQuery @Parameter(description = "Of this order alone") String orderId,
            @RestQuery String limit, @RestQuery String cursor, @Context HttpHeaders headers) {
        Language language = language(headers);
        return service.page(caller.id(), DecisionQuery.filter(outcome, orderId), QueryParameter.limit(limit), cursor)
                .map(page -> views(page, language));
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All decisions, one JSON object a line", description = "Access: a company; its own.")
    public Multi<byte[]> stream(@RestQuery String outcome, @RestQuery String orderId, @Context HttpHeaders headers) {
        Language language = language(headers);
        UUID companyId = caller.id();
        DecisionFilter filter = DecisionQuery.filter(outcome, orderId);
        return ndjson.write(cursor -> service.page(companyId, filter, Ndjson.PAGE, cursor).map(page -> views(page, language)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One decision with all that it rests on", description = "Access: a company; its own. 409 when it was changed in the database.")
    @APIResponse(responseCode = "200", description = "The decision", content = @Content(schema = @Schema(implementation = DecisionView.Whole.class), example = DecisionExamples.WHOLE))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<DecisionView.Whole> get(UUID id, @Context HttpHeaders headers) {
        Language language = language(headers);
        return service.get(caller.id(), id).map(decision -> DecisionView.Whole.of(decision, language));
    }

    /** A page, for the OpenAPI document. */
    record DecisionPage(List<DecisionView> items, @Schema(nullable = true) String nextCursor) {
    }

    private static Page<DecisionView> views(Page<Decision> page, Language language) {
        return new Page<>(page.items().stream().map(decision -> DecisionView.of(decision, language)).toList(),
                page.nextCursor());
    }

    static Language language(HttpHeaders headers) {
        return Language.of(List.copyOf(headers.getAcceptableLanguages()));
    }
}
