package dev.tino.chat.talk;

import dev.tino.core.database.Instants;
import io.vertx.mutiny.sqlclient.Row;

/** Messages as they stand in rows. */
final class MessageRow {

    static final String COLUMNS = "m.id, m.talk_id, m.number, m.role, m.content, m.status, m.created_at, m.answers, m.evidence";

    private MessageRow() {
    }

    static MessageView view(Row row) {
        return new MessageView(row.getUUID("id"), row.getUUID("talk_id"), row.getString("role"), row.getString("content"),
                row.getString("status"), Instants.of(row, "created_at"), row.getUUID("answers"), row.getString("evidence"));
    }
}
