package dev.tino.compat.finance.transaction;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Bodies;
import dev.tino.compat.finance.body.Complaint;
import dev.tino.compat.finance.body.Complaints;
import dev.tino.compat.finance.body.Fields;
import dev.tino.compat.finance.body.Names;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.compat.finance.body.Values;
import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.BulkJson;
import dev.tino.core.web.Caller;
import dev.tino.finance.transaction.NewTransactions;
import dev.tino.finance.transaction.TransactionView;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.Vertx;

@Path("/")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class TransactionsResource {

    private static final String FIELD = "transactions";
    private static final String BATCH = """
            {"transactions": [{"value": 250.5, "description": "PADARIA SAO JOAO", "transaction_date": "2024-01-15T00:00:00",
             "user_id": 1, "transaction_type_id": 1, "transaction_category_id": 3}]}""";

    private final LegacyTransactions transactions;
    private final TransactionList list;
    private final Bodies bodies;
    private final Creations creations;
    private final BulkJson bulk;
    private final Caller caller;
    private final Vertx vertx;

    TransactionsResource(LegacyTransactions transactions, TransactionList list, Bodies bodies, Creations creations,
            BulkJson bulk, Caller caller, Vertx vertx) {
        this.transactions = transactions;
        this.list = list;
        this.bodies = bodies;
        this.creations = creations;
        this.bulk = bulk;
        this.caller = caller;
        this.vertx = vertx;
    }

    @GET
    @Path("/transactions")
    @Operation(summary = "All of the caller's transactions in one array, newest first", description = "Access: any signed-in caller; his own. id is the number of the category. When there is none, {\"transactions\": []}.")
    @APIResponseSchema(value = TransactionRow[].class, responseCode = "200")
    public Uni<Void> list(@Context HttpServerResponse response) {
        return list.of(caller.id()).chain(body -> body.send(response));
    }

    @POST
    @Path("/transactions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add up to 10,000 transactions, all or none", description = "Access: any signed-in caller. The answer is what was sent. A category that is null is found by a model.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class), examples = @ExampleObject(name = "batch", value = BATCH)))
    @APIResponse(responseCode = "200", description = "Added", content = @Content(schema = @Schema(implementation = Object.class), example = BATCH))
    public Uni<RestResponse<byte[]>> addAll(byte[] body) {
        UUID ownerId = caller.id();
        return vertx.executeBlocking(() -> bodies.list(body, FIELD, NewTransactions.MOST, SentTransaction::read), false)
                .chain(sent -> creations.<List<TransactionView>> onceInBulk(ownerId, out -> out.write(body),
                        added -> bulk.write(Map.of(FIELD, sent)).map(TransactionsResource::done),
                        creation -> transactions.add(ownerId, sent, creation)));
    }

    @POST
    @Path("/transaction")
    @Consumes({ MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED })
    @Operation(summary = "Add a transaction", description = "Access: any signed-in caller. A form or JSON; category_id and date are taken for transaction_category_id and transaction_date, too.")
    @APIResponseSchema(value = TransactionRow.class, responseCode = "200")
    public Uni<TransactionRow> add(@RestForm String value, @RestForm String description,
            @RestForm("transaction_date") String transactionDate, @RestForm String date, @RestForm("user_id") String userId,
            @RestForm("transaction_type_id") String typeId, @RestForm("transaction_category_id") String transactionCategoryId,
            @RestForm("category_id") String categoryId) {
        return add(bodies.form("value", value, "description", description, "transaction_date", transactionDate, "date", date,
                "user_id", userId, "transaction_type_id", typeId, "transaction_category_id", transactionCategoryId,
                "category_id", categoryId));
    }

    @POST
    @Path("/transaction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<TransactionRow> add(byte[] body) {
        return add(bodies.object(body));
    }

    private Uni<TransactionRow> add(JsonNode body) {
        UUID ownerId = caller.id();
        var complaints = new Complaints();
        var sent = SentTransaction.readSingle(new Fields(body, List.of(), complaints));
        complaints.refuse();
        return transactions.add(ownerId, List.of(sent), creations.withoutKey())
                .chain(added -> transactions.row(ownerId, added.get(0)));
    }

    @DELETE
    @Path("/transaction")
    @Operation(summary = "Remove a transaction", description = "Access: its owner. id is its transaction_id.")
    @APIResponse(responseCode = "200", description = "Removed", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = "{\"message\": \"Transaction removed successfully\", \"id\": 12}"))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Map<String, Object>> delete(@RestQuery @Parameter(example = "12") String id) {
        Long number = Values.whole(TextNode.valueOf(Names.required("id", id)));
        if (number == null) {
            throw Complaints.only(Complaint.of("int_parsing", List.of("id"),
                    "Input should be a valid integer, unable to parse string as an integer", TextNode.valueOf(id)));
        }
        return transactions.delete(caller.id(), number).map(deleted -> {
            if (!deleted) {
                throw new LegacyRefusal(404, Refusals.message("Transaction not found"));
            }
            return Map.of("message", "Transaction removed successfully", "id", number);
        });
    }

    private static Answer done(byte[] json) {
        return new Answer(200, null, MediaType.APPLICATION_JSON, json);
    }
}
