package dev.tino.credit.dataset.ready;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;

@Path("/api/v1/credit/schemas")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class ReadySchemaResource {

    private static final int MOST_ROWS = 500;
    private static final int ROWS = 100;

    @GET
    @Operation(summary = "Datasets that are well known, as ready bodies", description = "Access: companies. Send dataset to POST /api/v1/credit/datasets, under a name of your own.")
    @APIResponse(responseCode = "200", description = "All of them", content = @Content(schema = @Schema(implementation = SchemaPage.class), example = """
            {"items": [{"name": "brazilian-credit", "description": "Orders of Brazilian companies", "dataset":
              {"name": "Pedidos", "idField": "IdCliente", "label": {"field": "status", "approve": ["liberado"],
               "refuse": ["bloqueado"]}, "protected": [], "fields": [{"name": "CliLimCredTot", "type": "number",
               "required": false}]}}], "nextCursor": null}"""))
    public Page<ReadySchema> list() {
        return Page.whole(List.of(ReadySchema.BRAZILIAN_CREDIT));
    }

    @GET
    @Path("/" + BrazilianCredit.NAME + "/sample")
    @Operation(summary = "Rows made up, as a ready body of a lot", description = "Access: companies. The same for the same seed, whose customers no other seed has. Whether an order is liberado follows from its values in no straight line, and a little from chance.")
    @APIResponse(responseCode = "200", description = "The rows", content = @Content(schema = @Schema(implementation = SampleBatch.class), example = """
            {"rows": [{"IdCliente": 1000001, "status": "liberado", "CliLimCredTot": 5200.0, "clisimples": 1, "QtConsultado": 3}]}"""))
    public SampleBatch sample(@RestQuery @Parameter(description = "How many, 1 to 500, 100 when left out") String rows,
            @RestQuery @Parameter(description = "A whole number, 1 when left out") String seed) {
        Integer count = QueryParameter.count("rows", rows);
        if (count != null && (count < 1 || count > MOST_ROWS)) {
            throw Failure.invalid("rows", "must be between 1 and " + MOST_ROWS);
        }
        Integer chosen = QueryParameter.count("seed", seed);
        return new SampleBatch(GeneratedOrders.rows(count == null ? ROWS : count, chosen == null ? 1 : chosen));
    }

    /** {@code Page<ReadySchema>} for the OpenAPI document, which knows no type arguments in annotations. */
    record SchemaPage(List<ReadySchema> items, @Schema(nullable = true) String nextCursor) {
    }
}
