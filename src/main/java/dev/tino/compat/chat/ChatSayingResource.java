package dev.tino.compat.chat;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.chat.run.Asker;
import dev.tino.chat.run.NewMessage;
import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.chat.Conversations.Answered;
import dev.tino.core.web.Caller;
import dev.tino.core.web.Role;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

@Path("/api")
@Authenticated
@EndpointDisabled(name = "tino.compat.enabled", stringValue = "false")
@Tag(name = "Compatibility")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ChatSayingResource {

    private static final String SUCCESS = "success";
    private static final String ERROR = "error";

    private final Conversations conversations;
    private final ObjectIds ids;
    private final JsonBody bodies;
    private final Validator validator;
    private final Caller caller;
    private final SecurityIdentity identity;

    ChatSayingResource(Conversations conversations, ObjectIds ids, JsonBody bodies, Validator validator, Caller caller,
            SecurityIdentity identity) {
        this.conversations = conversations;
        this.ids = ids;
        this.bodies = bodies;
        this.validator = validator;
        this.caller = caller;
        this.identity = identity;
    }

    record NewTalk(@Schema(examples = "Quanto vendemos em janeiro?") String message) {
    }

    record NewWords(@JsonProperty("talk_id") @Schema(examples = "697df6c00000000000000007") String talkId,
            @Schema(examples = "E em fevereiro?") String content,
            @Schema(examples = "user", description = "user, also when it is left out") String type) {
    }

    /**
     * @param talk the new one; left out where it was there before
     * @param messages all of the talk
     * @param status {@code success}, or {@code error} when there is no answer, or none in time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(Talk talk, List<LegacyMessage> messages,
            @JsonProperty("n8n_status") @Schema(examples = SUCCESS) String status) {

        record Talk(@JsonProperty("talk_id") @Schema(examples = "697df6c00000000000000007") String talkId,
                @Schema(examples = "Quanto vendemos em janeiro?") String name,
                @JsonProperty("created_at") @Schema(examples = "2026-01-31T12:00:00.000Z") String createdAt) {
        }
    }

    @POST
    @Path("/talk")
    @Operation(summary = "Open a talk and wait for the answer, as in the older chat", description = "Access: any signed-in caller. When the answer does not come within tino.compat.patience, n8n_status is error, and it stands in the talk later.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewTalk.class)))
    @APIResponse(responseCode = "201", description = "Said, and answered", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Uni<RestResponse<Answer>> open(byte[] body) {
        UUID ownerId = caller.id();
        String message = checked(JsonBody.text(bodies.read(body), "message", ChatText.MESSAGE_REQUIRED), "Message");
        return conversations.say(asker(), null, message)
                .chain(answered -> ids.of(LegacyKind.TALK, ownerId, answered.talk().id())
                        .map(id -> answer(answered, new Answer.Talk(id, answered.talk().name(),
                                Extended.text(answered.talk().createdAt())))));
    }

    @POST
    @Path("/message")
    @Operation(summary = "Say something and wait for the answer, as in the older chat", description = "Access: the talk's owner. When the answer does not come within tino.compat.patience, n8n_status is error, and it stands in the talk later. Nobody speaks for the assistant: a type other than user is refused.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewWords.class)))
    @APIResponse(responseCode = "201", description = "Said, and answered", content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "404", ref = "Refused404")
    public Uni<RestResponse<Answer>> say(byte[] body) {
        UUID ownerId = caller.id();
        JsonNode given = bodies.read(body);
        String id = JsonBody.text(given, "talk_id", ChatText.TALK_REQUIRED);
        String content = checked(JsonBody.text(given, "content", "content is required"), "content");
        if (given.hasNonNull("type") && !LegacyMessage.USER.equals(given.get("type").textValue())) {
            throw LegacyRefusal.saying(400, "type must be user");
        }
        return ids.find(LegacyKind.TALK, ownerId, id)
                .onItem().ifNull().failWith(() -> LegacyRefusal.saying(404, ChatText.NO_TALK))
                .chain(talkId -> conversations.say(asker(), talkId, content)).map(answered -> answer(answered, null));
    }

    private String checked(String content, String name) {
        validator.validate(new NewMessage(content)).stream().findFirst().ifPresent(violation -> {
            throw LegacyRefusal.saying(400, name + " " + violation.getMessage());
        });
        return content;
    }

    private Asker asker() {
        return new Asker(caller.id(), identity.hasRole(Role.ANALYST));
    }

    private static RestResponse<Answer> answer(Answered answered, Answer.Talk talk) {
        return RestResponse.status(Status.CREATED,
                new Answer(talk, answered.messages(), answered.isComplete() ? SUCCESS : ERROR));
    }
}
