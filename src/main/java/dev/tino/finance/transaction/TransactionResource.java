package dev.tino.finance.transaction;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.BulkJson;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(TransactionResource.PATH)
@Authenticated
@Tag(name = "Finance")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class TransactionResource {

    static final String PATH = "/api/v1/finance/transactions";

    private final TransactionService service;
    private final TransactionChanges changes;
    private final BulkJson bulk;
    private final Ndjson ndjson;
    private final Creations creations;
    private final Caller caller;

    TransactionResource(TransactionService service, TransactionChanges changes, BulkJson bulk, Ndjson ndjson,
            Creations creations, Caller caller) {
        this.service = service;
        this.changes = changes;
        this.bulk = bulk;
        this.ndjson = ndjson;
        this.creations = creations;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's transactions, newest first", description = "Access: any signed-in caller; his own.")
    public Uni<Page<TransactionView>> list(@BeanParam TransactionQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return service.page(caller.id(), query.filter(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All of the caller's transactions, one JSON object a line", description = "Access: any signed-in caller; his own.")
    public Multi<byte[]> stream(@BeanParam TransactionQuery query) {
        UUID ownerId = caller.id();
        TransactionFilter filter = query.filter();
        return ndjson.write(cursor -> service.page(ownerId, filter, Ndjson.PAGE, cursor));
    }

    @POST
    @Operation(summary = "Add a transaction", description = "Access: any signed-in caller. Without a category it is classified, without a type it follows the sign.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponseSchema(value = TransactionView.class, responseCode = "201")
    public Uni<RestResponse<byte[]>> add(@NotNull @Valid NewTransaction input) {
        UUID ownerId = caller.id();
        return creations.once(ownerId, input, this::answer, creation -> service.add(ownerId, List.of(input), "", creation));
    }

    @POST
    @Path("/batch")
    @Operation(summary = "Add up to 10,000 transactions, all or none", description = "Access: any signed-in caller.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewTransactions.class)))
    @APIResponse(responseCode = "201", description = "Created", content = @Content(schema = @Schema(implementation = TransactionPage.class)))
    public Uni<RestResponse<byte[]>> addAll(byte[] body) {
        UUID ownerId = caller.id();
        return creations.onceInBulk(ownerId, out -> out.write(body), this::batchAnswer,
                creation -> bulk
                        .readList(body, NewTransactions.class, "transactions", NewTransactions::transactions,
                                NewTransactions.MOST)
                        .chain(inputs -> service.add(ownerId, inputs, "transactions[%d].", creation)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One transaction", description = "Access: its owner.")
    public Uni<TransactionView> get(UUID id) {
        return service.get(caller.id(), id);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change a transaction", description = "Access: its owner. A category set here is the user's own: no model touches it again, and his other transactions with that description follow it unless he filed them himself.")
    public Uni<TransactionView> change(UUID id, @NotNull @Valid TransactionChange change) {
        return changes.change(caller.id(), id, change).map(Changed::transaction);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a transaction", description = "Access: its owner.")
    public Uni<Void> delete(UUID id) {
        return service.delete(caller.id(), id);
    }

    private Answer answer(List<TransactionView> added) {
        return creations.created(PATH + "/" + added.get(0).id(), added.get(0));
    }

    private Uni<Answer> batchAnswer(List<TransactionView> added) {
        return bulk.write(Page.whole(added)).map(json -> Answer.created(null, json));
    }

    /** {@code Page<TransactionView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record TransactionPage(List<TransactionView> items, @Schema(nullable = true) String nextCursor) {
    }
}
