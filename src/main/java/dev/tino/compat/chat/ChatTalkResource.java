package dev.tino.compat.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.chat.talk.NewName;
import dev.tino.chat.talk.TalkService;
import dev.tino.chat.talk.TalkView;
import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyRefusal;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Page;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

@Path("/api")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Produces(MediaType.APPLICATION_JSON)
class ChatTalkResource {

    private static final int PAGE = 500;
    /** What one answer holds at most where the older system gave all that there is. */
    private static final int MOST = 10_000;
    private static final String ID = "The talk's id: 24 hexadecimal digits, or a UUID";

    private final TalkService talks;
    private final Transcripts transcripts;
    private final ObjectIds ids;
    private final JsonBody bodies;
    private final Validator validator;
    private final Caller caller;

    ChatTalkResource(TalkService talks, Transcripts transcripts, ObjectIds ids, JsonBody bodies, Validator validator,
            Caller caller) {
        this.talks = talks;
        this.transcripts = transcripts;
        this.ids = ids;
        this.bodies = bodies;
        this.validator = validator;
        this.caller = caller;
    }

    record Renaming(@JsonProperty("talk_id") @Schema(examples = "697df6c00000000000000007") String talkId,
            @Schema(examples = "Vendas de janeiro") String name) {
    }

    record Renamed(@Schema(examples = "Talk updated successfully") String message, Talk talk) {

        record Talk(@JsonProperty("talk_id") @Schema(examples = "697df6c00000000000000007") String talkId,
                @Schema(examples = "Vendas de janeiro") String name,
                @JsonProperty("updated_at") @Schema(examples = "2026-01-31T12:00:00.000Z") String updatedAt) {
        }
    }

    record Deleted(@Schema(examples = "Talk and its messages deleted successfully") String message) {
    }

    @GET
    @Path("/talk-user")
    @Operation(summary = "The caller's talks, as the older chat lists them", description = "Access: any signed-in caller; his own. All of them, by last activity.")
    @APIResponse(responseCode = "200", description = "The talks", content = @Content(schema = @Schema(implementation = LegacyTalk[].class)))
    public Uni<List<LegacyTalk>> list() {
        UUID ownerId = caller.id();
        return Page.all(cursor -> talks.page(ownerId, null, PAGE, cursor)).select().first(MOST / PAGE)
                .collect().in(ArrayList<TalkView>::new, (all, page) -> all.addAll(page.items()))
                .chain(all -> ids.of(LegacyKind.TALK, ownerId, all.stream().map(TalkView::id).toList())
                        .chain(known -> ids.of(LegacyKind.USER, ownerId, ownerId).map(user -> all.stream()
                                .map(talk -> LegacyTalk.of(talk, known.get(talk.id()), user)).toList())));
    }

    @PUT
    @Path("/talk")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename a talk, as the older chat does", description = "Access: its owner.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Renaming.class)))
    @APIResponse(responseCode = "200", description = "Renamed", content = @Content(schema = @Schema(implementation = Renamed.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Renamed> rename(byte[] body) {
        UUID ownerId = caller.id();
        JsonNode given = bodies.read(body);
        String id = JsonBody.text(given, "talk_id", ChatText.TALK_REQUIRED);
        String name = JsonBody.text(given, "name", "name is required");
        validator.validate(new NewName(name)).stream().findFirst().ifPresent(violation -> {
            throw LegacyRefusal.saying(400, "name " + violation.getMessage());
        });
        return find(ownerId, id).chain(talkId -> talks.rename(ownerId, talkId, name))
                .map(talk -> new Renamed("Talk updated successfully",
                        new Renamed.Talk(id, talk.name(), Extended.text(Instant.now()))));
    }

    @DELETE
    @Path("/talk")
    @Operation(summary = "Delete a talk, as the older chat does", description = "Access: its owner, who can restore it for about 30 days.")
    @APIResponse(responseCode = "200", description = "Deleted", content = @Content(schema = @Schema(implementation = Deleted.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<Deleted> delete(
            @RestQuery("talk_id") @Parameter(description = ID, example = "697df6c00000000000000007") String id) {
        UUID ownerId = caller.id();
        return find(ownerId, required(id, ChatText.TALK_REQUIRED)).chain(talkId -> talks.delete(ownerId, talkId))
                .replaceWith(() -> new Deleted("Talk and its messages deleted successfully"));
    }

    @GET
    @Path("/messages-by-talk")
    @Operation(summary = "What was said in a talk, as the older chat lists it", description = "Access: its owner. All of it, oldest first.")
    @APIResponse(responseCode = "200", description = "The messages", content = @Content(schema = @Schema(implementation = LegacyMessage[].class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<List<LegacyMessage>> messages(
            @RestQuery("talk_id") @Parameter(description = ID, example = "697df6c00000000000000007") String id) {
        UUID ownerId = caller.id();
        return find(ownerId, required(id, "talk_id is required as query parameter"))
                .chain(talkId -> transcripts.of(ownerId, talkId));
    }

    private Uni<UUID> find(UUID ownerId, String id) {
        return ids.find(LegacyKind.TALK, ownerId, id).onItem().ifNull()
                .failWith(() -> LegacyRefusal.saying(404, ChatText.NO_TALK));
    }

    private static String required(String id, String missing) {
        if (id == null || id.isEmpty()) {
            throw LegacyRefusal.saying(400, missing);
        }
        return id;
    }
}
