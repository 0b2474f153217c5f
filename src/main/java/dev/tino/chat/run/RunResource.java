package dev.tino.chat.run;

import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.Caller;
import dev.tino.core.web.EventStream;
import dev.tino.core.web.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

@Path(RunResource.PATH)
@Authenticated
@Tag(name = "Chat")
@Produces(MediaType.APPLICATION_JSON)
class RunResource {

    static final String PATH = "/api/v1/chat/runs";

    private final RunService service;
    private final RunEvents events;
    private final Creations creations;
    private final Caller caller;
    private final SecurityIdentity identity;

    RunResource(RunService service, RunEvents events, Creations creations, Caller caller, SecurityIdentity identity) {
        this.service = service;
        this.events = events;
        this.creations = creations;
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One run", description = "Access: whoever asked. status is pending, running, completed, failed or cancelled.")
    @APIResponse(responseCode = "200", description = "As it stands", content = @Content(schema = @Schema(implementation = RunView.class), example = RunExamples.RUN))
    public Uni<RunView> get(UUID id) {
        return service.find(caller.id(), id).map(FoundRun::view);
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "An answer as it is made", description = "Access: whoever asked. Server-sent events: token ({text}; the texts, one behind the other, are the answer) and evidence ({sql, columns, rows, truncated}), then completed, failed or cancelled with the run as it then stands, which ends the answer. A comment comes every 5 seconds while nothing does. 204 when the run is finished and Last-Event-ID names its last event. Some days after the end only the last event is kept; the answer stands in the talk.")
    @APIResponse(responseCode = "200", description = "Events", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class), example = RunExamples.EVENTS))
    @APIResponse(responseCode = "204", description = "There will be no more")
    @APIResponse(responseCode = "422", ref = "Refused422")
    public Uni<Void> events(UUID id,
            @HeaderParam(EventStream.LAST_EVENT_ID) @Parameter(description = "The last event of this run that was seen", example = "417003000001") String lastEventId,
            @Context HttpServerResponse response) {
        long lastSeen = EventStream.lastSeen(lastEventId);
        return service.find(caller.id(), id).chain(found -> {
            int seen = RunEvent.number(id, lastSeen, found.events());
            return found.view().hasEnded() && seen == found.events() ? Uni.createFrom().voidItem()
                    : events.send(id, seen, response);
        });
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Cancel a run", description = "Access: whoever asked. The assistant is stopped, wherever it is at work; what it has said so far is kept. A run that was cancelled before stays so (200); 409 when it has finished otherwise.")
    @APIResponse(responseCode = "200", description = "Cancelled", content = @Content(schema = @Schema(implementation = RunView.class), example = RunExamples.RUN))
    @APIResponse(responseCode = "409", ref = "Refused409")
    public Uni<RunView> cancel(UUID id) {
        return service.cancel(caller.id(), id);
    }

    @POST
    @Path("/{id}/retry")
    @Operation(summary = "Answer the same message again", description = "Access: whoever asked. Makes a new run, whatever became of this one; its answer is added to the talk. 409 while the message is being answered, 429 while too many of the caller's messages are, 503 when too many of all are.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "201", description = "A new run", content = @Content(schema = @Schema(implementation = RunView.class), example = RunExamples.RUN))
    @APIResponse(responseCode = "422", ref = "Refused422")
    @APIResponse(responseCode = "409", ref = "Refused409")
    @APIResponse(responseCode = "503", ref = "Refused503")
    public Uni<RestResponse<byte[]>> retry(UUID id) {
        var asker = new Asker(caller.id(), identity.hasRole(Role.ANALYST));
        return creations.<Started> once(asker.id(), Map.of(),
                started -> creations.created(PATH + "/" + started.run().id(), started.run()),
                creation -> service.retry(asker, id, creation));
    }
}
