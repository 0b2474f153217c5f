package dev.tino.core.audit.activity;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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

import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/audit/activities")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
class ActivityResource {

    private final ActivityRows rows;
    private final Ndjson ndjson;

    ActivityResource(ActivityRows rows, Ndjson ndjson) {
        this.rows = rows;
        this.ndjson = ndjson;
    }

    @GET
    @Operation(summary = "The activity log, newest first", description = "Access: administrators. Who did what to which object; ids and numbers only.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = ActivityPage.class), example = """
            {"items": [{"id": 1204, "time": "2026-01-31T12:00:00.123456Z", "actorId": "01956b4e-8a3e-7c11-9d2f-5d0f6f0f2b11",
              "action": "import.committed", "objectId": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "detail": {"accepted": 120},
              "traceId": "5b0c8f0e"}], "nextCursor": null}"""))
    public Uni<Page<ActivityView>> list(@BeanParam ActivityQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return rows.page(query.filter(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "The whole activity log, one JSON object a line", description = "Access: administrators.")
    public Multi<byte[]> stream(@BeanParam ActivityQuery query) {
        ActivityFilter filter = query.filter();
        return ndjson.write(cursor -> rows.page(filter, Ndjson.PAGE, cursor));
    }

    /** {@code Page<ActivityView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record ActivityPage(List<ActivityView> items, @Schema(nullable = true) String nextCursor) {
    }
}
