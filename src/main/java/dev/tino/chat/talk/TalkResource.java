package dev.tino.chat.talk;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;

@Path(TalkResource.PATH)
@Authenticated
@Tag(name = "Chat")
@Produces(MediaType.APPLICATION_JSON)
class TalkResource {

    static final String PATH = "/api/v1/chat/talks";

    private static final String WORDS = "Words that the talk's name or one of its messages holds, whatever their accents; also \"phrases\", or, and -exclusions";

    private final TalkService service;
    private final TalkExport export;
    private final Ndjson ndjson;
    private final Caller caller;

    TalkResource(TalkService service, TalkExport export, Ndjson ndjson, Caller caller) {
        this.service = service;
        this.export = export;
        this.ndjson = ndjson;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The caller's talks, by last activity", description = "Access: any signed-in caller; his own. With words to look for, each talk comes with a snippet of the newest message that holds them.")
    @APIResponse(responseCode = "200", description = "A page of them", content = @Content(schema = @Schema(implementation = TalkPage.class), example = TalkExamples.FOUND))
    public Uni<Page<TalkView>> list(@RestQuery @Parameter(description = WORDS, example = "janeiro") String q,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out; with words no page has more than 50") String limit,
            @RestQuery String cursor) {
        return service.page(caller.id(), QueryParameter.text("q", q), QueryParameter.limit(limit), cursor);
    }

    @GET
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All of the caller's talks, one JSON object a line", description = "Access: any signed-in caller; his own.")
    public Multi<byte[]> stream(@RestQuery @Parameter(description = WORDS) String q) {
        UUID ownerId = caller.id();
        String words = QueryParameter.text("q", q);
        return ndjson.write(cursor -> service.page(ownerId, words, Ndjson.PAGE, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One talk", description = "Access: its owner.")
    @APIResponse(responseCode = "200", description = "The talk", content = @Content(schema = @Schema(implementation = TalkView.class), example = TalkExamples.TALK))
    public Uni<TalkView> get(UUID id) {
        return service.get(caller.id(), id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename a talk", description = "Access: its owner.")
    @APIResponse(responseCode = "200", description = "Renamed", content = @Content(schema = @Schema(implementation = TalkView.class), example = TalkExamples.TALK))
    public Uni<TalkView> rename(UUID id, @NotNull @Valid NewName input) {
        return service.rename(caller.id(), id, input.name());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a talk", description = "Access: its owner, who can restore it for about 30 days. What is being answered in it is cancelled.")
    public Uni<Void> delete(UUID id) {
        return service.delete(caller.id(), id);
    }

    @POST
    @Path("/{id}/restore")
    @Operation(summary = "Restore a deleted talk", description = "Access: its owner. One that is not deleted stays as it is.")
    @APIResponse(responseCode = "200", description = "It is there again", content = @Content(schema = @Schema(implementation = TalkView.class), example = TalkExamples.TALK))
    public Uni<TalkView> restore(UUID id) {
        return service.restore(caller.id(), id);
    }

    @GET
    @Path("/{id}/export")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A whole talk, to take away", description = "Access: its owner.")
    @APIResponse(responseCode = "200", description = "The talk with all its messages", content = {
            @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class), example = "# Quanto vendemos em janeiro?\n\n## User, 2026-01-31T12:00:00Z\n\nQuanto vendemos em janeiro?\n"),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = WholeTalk.class)) })
    public Uni<Void> export(UUID id, @RestQuery @Parameter(description = "markdown (when left out) or json") String format,
            @Context HttpServerResponse response) {
        UUID ownerId = caller.id();
        ExportFormat chosen = ExportFormat.of(format);
        return service.get(ownerId, id).chain(talk -> {
            response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"talk-" + id + chosen.extension() + '"');
            return export.of(ownerId, talk, chosen).send(response);
        });
    }

    @GET
    @Path("/{id}/messages")
    @Operation(summary = "What was said in a talk, oldest first", description = "Access: its owner. An answer stands where it ended; answers tells which message it is for.")
    @APIResponse(responseCode = "200", description = "A page of it", content = @Content(schema = @Schema(implementation = MessagePage.class), example = TalkExamples.MESSAGES))
    public Uni<Page<MessageView>> messages(UUID id,
            @RestQuery @Parameter(description = "1 to 500, 50 when left out") String limit, @RestQuery String cursor) {
        return service.messages(caller.id(), id, QueryParameter.limit(limit), cursor);
    }

    @GET
    @Path("/{id}/messages")
    @Produces(Ndjson.MEDIA_TYPE)
    @Operation(summary = "All that was said in a talk, one JSON object a line", description = "Access: its owner.")
    public Multi<byte[]> streamMessages(UUID id) {
        UUID ownerId = caller.id();
        return ndjson.write(cursor -> service.messages(ownerId, id, MessageRows.MANY, cursor));
    }

    /** Pages for the OpenAPI document, which knows no type arguments in annotations. */
    record TalkPage(List<TalkView> items, @Schema(nullable = true) String nextCursor) {
    }

    record MessagePage(List<MessageView> items, @Schema(nullable = true) String nextCursor) {
    }

    record WholeTalk(TalkView talk, List<MessageView> messages) {
    }
}
