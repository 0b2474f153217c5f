package dev.tino.chat.talk;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * Something that was said.
 *
 * @param role {@code user} or {@code assistant}
 * @param status of an answer, how its run ended: {@code completed}, {@code failed} or {@code cancelled}
 * @param answers the message that an answer answers
 * @param evidence JSON: what an answer rests on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(UUID id, UUID talkId, String role, String content, String status, Instant createdAt, UUID answers,
        @JsonRawValue @Schema(implementation = EvidenceView.class) String evidence) {

    public static final String USER = "user";
    public static final String ASSISTANT = "assistant";
    public static final String COMPLETED = "completed";
}
