package dev.tino.chat.run;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.core.idempotency.Answer;
import dev.tino.core.idempotency.Creations;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

@Path(SayingResource.PATH)
@Authenticated
@Tag(name = "Chat")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class SayingResource {

    static final String PATH = "/api/v1/chat/talks";

    private final RunService service;
    private final Creations creations;
    private final Caller caller;
    private final SecurityIdentity identity;

    SayingResource(RunService service, Creations creations, Caller caller, SecurityIdentity identity) {
        this.service = service;
        this.creations = creations;
        this.caller = caller;
        this.identity = identity;
    }

    @POST
    @Operation(summary = "Open a talk by saying something", description = "Access: any signed-in caller. The talk is named after the first words. A run answers: follow its events. 429 while too many of the caller's messages are being answered, 503 when too many of all are; nothing is stored then.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "201", description = "Said", content = @Content(schema = @Schema(implementation = OpenedTalk.class), example = RunExamples.OPENED))
    @APIResponse(responseCode = "503", ref = "Refused503")
    public Uni<RestResponse<byte[]>> open(@NotNull @Valid NewTalk input) {
        Asker asker = asker();
        return creations.once(asker.id(), input, this::opened, creation -> service.open(asker, input.message(), creation));
    }

    @POST
    @Path("/{id}/messages")
    @Operation(summary = "Say something in a talk", description = "Access: its owner. A run answers: follow its events. Whoever says it is a user; there is no field to be anything else. 429 while too many of the caller's messages are being answered, 503 when too many of all are; nothing is stored then.")
    @Parameter(ref = "IdempotencyKey")
    @APIResponse(responseCode = "201", description = "Said", content = @Content(schema = @Schema(implementation = SaidMessage.class), example = RunExamples.SAID))
    @APIResponse(responseCode = "503", ref = "Refused503")
    public Uni<RestResponse<byte[]>> say(UUID id, @NotNull @Valid NewMessage input) {
        Asker asker = asker();
        return creations.once(asker.id(), input, this::said, creation -> service.say(asker, id, input.content(), creation));
    }

    private Answer opened(Started started) {
        return creations.created(PATH + "/" + started.said().talk().id(),
                new OpenedTalk(started.said().talk(), started.said().message(), started.run().id()));
    }

    private Answer said(Started started) {
        return creations.created(RunResource.PATH + "/" + started.run().id(),
                new SaidMessage(started.said().message(), started.run().id()));
    }

    private Asker asker() {
        return new Asker(caller.id(), identity.hasRole(Role.ANALYST));
    }
}
