package dev.tino.chat.talk;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Slices;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a person said, and what he was answered. */
@ApplicationScoped
class PersonalMessages implements PersonalData {

    private final MessageRows rows;

    PersonalMessages(MessageRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "chat.message";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return rows.all(ownerId, MessageRows.MANY, cursor);
    }

    /** Before the account takes them with it, all in one statement that may keep the database silent for too long. */
    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return Slices.delete(transaction, "chat_message", "talk_id in (select id from chat_talk where owner_id = $1)",
                Tuple.of(ownerId)).replaceWithVoid();
    }
}
