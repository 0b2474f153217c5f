package dev.tino.credit.dataset;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.credit.dataset.definition.NewDataset;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(Datasets.PATH)
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DatasetResource {

    private final DatasetService service;
    private final Creations creations;
    private final Ndjson ndjson;
    private final Caller caller;

    DatasetResource(DatasetService service, Creations creations, Ndjson ndjson, Caller caller) {
        this.service = service;
        this.creations = creations;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Begin a dataset of past orders", description = "Access: companies. Its rows come in lots. Without fields the first lot that is stored tells them, and every later row is held to them: a number stays a number, and no column comes or goes. Protected fields are kept and reported on, but no model sees them. GET /api/v1/credit/schemas has ready bodies.")
    @Parameter(ref = "IdempotencyKey")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewDataset.class), example = """
            {"name": "Pedidos de 2025", "idField": "customer", "label": {"field": "status", "approve": ["paid"],
             "refuse": ["defaulted"]}, "protected": ["gender"], "fields": [{"name": "income", "type": "number"},
             {"name": "region", "type": "category", "levels": ["north", "south"]}]}"""))
    @APIResponse(responseCode = "201", description = "Begun", content = @Content(schema = @Schema(implementation = DatasetView.class), example = DATASET))
    public Uni<RestResponse<byte[]>> add(@NotNull @Valid NewDataset input) {
        UUID companyId = caller.id();
        return creations.once(companyId, input, this::answer, creation -> service.add(companyId, input, creation));
    }

    @GET
    @Operation(summary = "The company's datasets, newest first", description = "Access: companies; their own. Each without its fields.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = DatasetPage.class), example = "{\"items\": ["
            + SUMMARY + "], \"nextCursor\": null}"))
    public Uni<Page<DatasetSummary>> list(@RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor) {
        return service.page(caller.id(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All of the company's datasets, one JSON object a line", description = "Access: companies; their own.")
    @APIResponse(responseCode = "200", description = "A dataset a line, without its fields", content = @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = DatasetSummary.class), example = SUMMARY))
    public Multi<byte[]> stream() {
        UUID companyId = caller.id();
        return ndjson.write(cursor -> service.page(companyId, Ndjson.PAGE, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One dataset", description = "Access: its company. A field's type is null until a row has a value in it.")
    @APIResponse(responseCode = "200", description = "The dataset", content = @Content(schema = @Schema(implementation = DatasetView.class), example = DATASET))
    public Uni<DatasetView> get(UUID id) {
        return service.get(caller.id(), id);
    }

    private Answer answer(DatasetView added) {
        return creations.created(Datasets.PATH + "/" + added.id(), added);
    }

    private static final String SUMMARY = """
            {"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "name": "Pedidos de 2025", "status": "open", "batches": 2, "rows": 998,
             "rejected": 2, "createdAt": "2026-01-31T12:00:00Z", "sealedAt": null, "hash": null}""";
    private static final String DATASET = """
            {"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "name": "Pedidos de 2025", "status": "open", "idField": "customer",
             "label": {"field": "status", "approve": ["paid"], "refuse": ["defaulted"]}, "protected": ["gender"],
             "fields": [{"name": "income", "type": "number", "required": false},
                        {"name": "region", "type": "category", "required": false, "levels": ["north", "south"]},
                        {"name": "status", "type": "category", "required": true},
                        {"name": "gender", "type": null, "required": false},
                        {"name": "customer", "type": null, "required": true}],
             "batches": 0, "rows": 0, "rejected": 0, "createdAt": "2026-01-31T12:00:00Z", "sealedAt": null, "hash": null}""";

    /** {@code Page<DatasetSummary>} for the OpenAPI document, which knows no type arguments in annotations. */
    record DatasetPage(List<DatasetSummary> items, @Schema(nullable = true) String nextCursor) {
    }
}
