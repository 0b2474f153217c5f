package dev.tino.credit.dataset.rejected;

import java.util.List;
import java.util.UUID;

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

import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import dev.tino.credit.dataset.Datasets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path(Datasets.PATH + "/{id}/rejected")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class RejectedResource {

    private final RejectedPages rejected;
    private final Ndjson ndjson;
    private final Caller caller;

    RejectedResource(RejectedPages rejected, Ndjson ndjson, Caller caller) {
        this.rejected = rejected;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The rows that were kept out, by lot and row", description = "Access: its company. Where each stood and what is wrong with it; what it held is not kept.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = RejectedPage.class), example = "{\"items\": ["
            + ROW + "], \"nextCursor\": null}"))
    public Uni<Page<RejectedView>> list(UUID id,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return rejected.ofDataset(caller.id(), id, QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All rows that were kept out, one JSON object a line", description = "Access: its company.")
    @APIResponse(responseCode = "200", description = "A row a line", content = @Content(mediaType = Ndjson.MEDIA_TYPE, schema = @Schema(implementation = RejectedView.class), example = ROW))
    public Multi<byte[]> stream(UUID id) {
        UUID companyId = caller.id();
        return ndjson.write(cursor -> rejected.ofDataset(companyId, id, Ndjson.PAGE, cursor));
    }

    private static final String ROW = """
            {"datasetId": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "batch": 1, "row": 2, "field": "income",
             "message": "must be a number"}""";

    /** {@code Page<RejectedView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record RejectedPage(List<RejectedView> items, @Schema(nullable = true) String nextCursor) {
    }
}
