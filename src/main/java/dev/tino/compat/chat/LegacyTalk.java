package dev.tino.compat.chat;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.chat.talk.TalkView;
import dev.tino.compat.chat.Extended.Date;
import dev.tino.compat.chat.Extended.Id;

/** A talk as the older system keeps it. */
record LegacyTalk(@JsonProperty("_id") Id id, @Schema(examples = "Quanto vendemos em janeiro?") String name,
        @JsonProperty("user_id") Id userId, @JsonProperty("create_at") Date createAt,
        @JsonProperty("update_at") Date updateAt, @JsonProperty("is_deleted") boolean isDeleted) {

    static LegacyTalk of(TalkView talk, String id, String userId) {
        return new LegacyTalk(new Id(id), talk.name(), new Id(userId), Date.of(talk.createdAt()),
                Date.of(talk.lastActivityAt()), false);
    }
}
