package dev.tino.books.scraping;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Creations;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/books/scrapes")
@RolesAllowed(Role.ADMIN)
@Tag(name = "Books")
@Produces(MediaType.APPLICATION_JSON)
class ScrapeResource {

    private final Scrapes scrapes;
    private final ScrapeHistory history;
    private final Jobs jobs;
    private final Creations creations;
    private final Ndjson ndjson;
    private final Caller caller;

    ScrapeResource(Scrapes scrapes, ScrapeHistory history, Jobs jobs, Creations creations, Ndjson ndjson, Caller caller) {
        this.scrapes = scrapes;
        this.history = history;
        this.jobs = jobs;
        this.creations = creations;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @POST
    @Operation(summary = "Look at the whole shop and bring its books into the catalogue", description = "Access: administrators. One run at a time in the cluster: 409 SCRAPE_UNDER_WAY with the other one's id while it waits or runs. Its job is Tino's own: any administrator may watch, cancel and read it. The job's result is {found, new, changed, gone, failed: [{url, reason}], failedPages}; nothing comes into the catalogue before all of it was looked at. A shop that is not there fails the job with SHOP_UNREACHABLE.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "202", description = "The job that does it", content = @Content(schema = @Schema(implementation = Jobs.Accepted.class), example = "{\"jobId\": \"01956b4f-0c55-7a20-8e11-0a6b0c9d3e42\"}"))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RestResponse<byte[]>> scrape() {
        UUID actorId = caller.id();
        return creations.once(actorId, Map.of(), jobs::accepted,
                creation -> creation.transaction(transaction -> scrapes.submit(transaction, actorId)));
    }

    @GET
    @Operation(summary = "The runs so far, newest first", description = "Access: administrators. What pages failed, and why, is in the result of the job of the same id.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = ScrapePage.class), example = """
            {"items": [{"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "status": "completed", "submittedAt": "2026-01-31T12:00:00Z",
              "startedAt": "2026-01-31T12:00:00Z", "finishedAt": "2026-01-31T12:01:03Z", "found": 1000, "new": 2, "changed": 5,
              "gone": 1, "failed": 0}], "nextCursor": null}"""))
    public Uni<Page<ScrapeView>> list(@RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit,
            @RestQuery String cursor) {
        return history.page(QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All runs, one JSON object a line", description = "Access: administrators.")
    public Multi<byte[]> stream() {
        return ndjson.write(cursor -> history.page(Ndjson.PAGE, cursor));
    }

    /** {@code Page<ScrapeView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record ScrapePage(List<ScrapeView> items, @Schema(nullable = true) String nextCursor) {
    }
}
