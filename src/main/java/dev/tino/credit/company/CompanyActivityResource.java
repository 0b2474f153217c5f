package dev.tino.credit.company;

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

import dev.tino.core.audit.activity.ActivitiesOfAnAccount;
import dev.tino.core.audit.activity.ActivityView;
import dev.tino.core.audit.activity.OwnActivityQuery;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/credit/activities")
@RolesAllowed(Role.COMPANY)
@Tag(name = "Credit")
@Produces(MediaType.APPLICATION_JSON)
class CompanyActivityResource {

    private final ActivitiesOfAnAccount activities;
    private final Caller caller;

    CompanyActivityResource(ActivitiesOfAnAccount activities, Caller caller) {
        this.activities = activities;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What the company did, newest first", description = "Access: companies; its own acts.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = CompanyActivityPage.class), example = """
            {"items": [{"id": 1204, "time": "2026-01-31T12:00:00.123456Z", "actorId": "01956b4e-8a3e-7c11-9d2f-5d0f6f0f2b11",
              "action": "company.token-replaced", "objectId": "01956b4e-8a3e-7c11-9d2f-5d0f6f0f2b11", "detail": {},
              "traceId": "0f9c4cb5-5bd1-4c1f-9d0c-9f1c7f5f3f55"}], "nextCursor": null}"""))
    public Uni<Page<ActivityView>> list(@BeanParam OwnActivityQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return activities.page(caller.id(), query, QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All that the company did, one JSON object a line", description = "Access: companies; its own acts.")
    public Multi<byte[]> stream(@BeanParam OwnActivityQuery query) {
        return activities.stream(caller.id(), query);
    }

    /** {@code Page<ActivityView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record CompanyActivityPage(List<ActivityView> items, @Schema(nullable = true) String nextCursor) {
    }
}
