package dev.tino.compat.chat;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.chat.talk.MessageView;
import dev.tino.compat.chat.Extended.Date;
import dev.tino.compat.chat.Extended.Id;

/** A message as the older system keeps it. */
record LegacyMessage(@JsonProperty("_id") Id id, @Schema(examples = "bot", description = "user or bot") String type,
        @Schema(examples = "Em janeiro vendemos R$ 1,2 milhão.") String content, @JsonProperty("talk_id") Id talkId,
        @JsonProperty("user_id") Id userId, @JsonProperty("create_at") Date createAt,
        @JsonProperty("update_at") Date updateAt, @JsonProperty("is_deleted") boolean isDeleted) {

    static final String USER = "user";
    static final String BOT = "bot";

    static LegacyMessage of(MessageView message, String id, String talkId, String userId) {
        var date = Date.of(message.createdAt());
        return new LegacyMessage(new Id(id), message.role().equals(MessageView.USER) ? USER : BOT, message.content(),
                new Id(talkId), new Id(userId), date, date, false);
    }
}
