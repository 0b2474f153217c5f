package dev.tino.core.job.route;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.tino.core.error.Failure;
import dev.tino.core.job.Jobs;
import dev.tino.core.web.Caller;
import dev.tino.core.web.EventStream;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import dev.tino.core.web.QueryParameter;
import dev.tino.core.web.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

@Path(Jobs.PATH)
@Authenticated
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
class JobResource {

    private static final String VIEW = """
            {"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "kind": "finance.classification", "status": "running", "stage": 1,
             "progress": {"done": 20000, "total": 100000}, "attempts": 1, "error": null,
             "createdAt": "2026-01-31T12:00:00.123456Z", "startedAt": "2026-01-31T12:00:00.125Z", "finishedAt": null,
             "expiresAt": null}""";

    private final JobRows rows;
    private final JobService service;
    private final JobResults results;
    private final JobEvents events;
    private final FinishedJobs finished;
    private final Ndjson ndjson;
    private final Caller caller;
    private final SecurityIdentity identity;

    JobResource(JobRows rows, JobService service, JobResults results, JobEvents events, FinishedJobs finished, Ndjson ndjson,
            Caller caller, SecurityIdentity identity) {
        this.rows = rows;
        this.service = service;
        this.results = results;
        this.events = events;
        this.finished = finished;
        this.ndjson = ndjson;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "The caller's jobs, newest first", description = "Access: any signed-in caller; his own, and Tino's for administrators.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = JobPage.class), example = "{\"items\": ["
            + VIEW + "], \"nextCursor\": null}"))
    public Uni<Page<JobView>> list(@BeanParam JobQuery query,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return rows.page(asker(), query.filter(), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All of the caller's jobs, one JSON object a line", description = "Access: any signed-in caller; his own, and Tino's for administrators.")
    public Multi<byte[]> stream(@BeanParam JobQuery query) {
        Asker asker = asker();
        JobFilter filter = query.filter();
        return ndjson.write(cursor -> rows.page(asker, filter, Ndjson.PAGE, cursor));
    }

    @DELETE
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Remove all finished jobs of everybody", description = "Access: administrators. Only when confirm tells how many there are; 409 with their number otherwise.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Void> removeFinished(
            @RestQuery @Parameter(description = "How many finished jobs there are", example = "12") String confirm) {
        Integer count = QueryParameter.count("confirm", confirm);
        if (count == null) {
            throw Failure.invalid("confirm", "must tell how many finished jobs there are");
        }
        return finished.removeAll(count, caller.id());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job", description = "Access: its owner; administrators for Tino's own.")
    @APIResponse(responseCode = "200", description = "As it stands", content = @Content(schema = @Schema(implementation = JobView.class), example = VIEW))
    public Uni<JobView> get(UUID id) {
        return rows.find(id, asker()).map(FoundJob::view);
    }

    @GET
    @Path("/{id}/result")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The result of a job", description = "Access: its owner; administrators for Tino's own. As often as one likes until it expires, in the media type of its kind. 409 while there is none, 404 when it has expired.")
    @APIResponse(responseCode = "200", description = "What the job made", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), example = "{\"model\": {\"name\": \"finance.transactions\", \"version\": 1}, \"transactions\": []}"))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<Void> result(UUID id, @Context HttpServerResponse response) {
        return rows.find(id, asker()).invoke(JobResults::check)
                .chain(found -> results.read(id, found.resultType()))
                .chain(body -> body.send(response));
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "What happens to a job, as it happens", description = "Access: its owner; administrators for Tino's own. Server-sent events named pending, running, progress, retrying, completed, failed, cancelled, each with the job as it then stood; the last one ends the answer. A comment comes every 5 seconds while nothing does. 204 when the job is finished and Last-Event-ID names its last event.")
    @APIResponse(responseCode = "200", description = "Events", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class), example = "id: 2\nevent: running\ndata: {\"status\": \"running\"}\n\n"))
    @APIResponse(responseCode = "204", description = "There will be no more")
    public Uni<Void> events(UUID id,
            @HeaderParam(EventStream.LAST_EVENT_ID) @Parameter(description = "The last event that was seen", example = "1") String lastEventId,
            @Context HttpServerResponse response) {
        long seen = EventStream.lastSeen(lastEventId);
        return rows.find(id, asker()).chain(found -> {
            JobEvents.check(seen, found);
            if (found.isFinished() && seen == found.events()) {
                return Uni.createFrom().voidItem();
            }
            return events.send(id, seen, response);
        });
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Cancel a job", description = "Access: its owner; administrators for Tino's own. What runs is stopped, wherever it runs. 409 when it has finished otherwise.")
    @APIResponse(responseCode = "200", description = "Cancelled", content = @Content(schema = @Schema(implementation = JobView.class), example = VIEW))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<JobView> cancel(UUID id) {
        return service.cancel(id, asker());
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Send a failed or cancelled job again", description = "Access: its owner; administrators for Tino's own. It goes on where it came to. 409 for any other, and for one that has expired.")
    @APIResponse(responseCode = "200", description = "In the queue", content = @Content(schema = @Schema(implementation = JobView.class), example = VIEW))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<JobView> retry(UUID id) {
        return service.retry(id, asker());
    }

    private Asker asker() {
        return Asker.ofData(caller.id(), identity.hasRole(Role.ADMIN));
    }

    /** {@code Page<JobView>} for the OpenAPI document, which knows no type arguments in annotations. */
    record JobPage(List<JobView> items, @Schema(nullable = true) String nextCursor) {
    }
}
