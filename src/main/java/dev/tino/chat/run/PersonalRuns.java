package dev.tino.chat.run;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Slices;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** A person's runs; what their events said stands in the messages. */
@ApplicationScoped
@Priority(PersonalRuns.BEFORE_MESSAGES)
class PersonalRuns implements PersonalData {

    /** Others have none, which is 0. */
    static final int BEFORE_MESSAGES = 1;

    private static final String OF_OWNER = "run_id in (select id from chat_run where owner_id = $1)";

    private final RunRows rows;

    PersonalRuns(RunRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "chat.run";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return rows.all(ownerId, Ndjson.PAGE, cursor);
    }

    /** Before messages take them with them, all in one statement that may keep the database silent for too long. */
    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return Slices.delete(transaction, "chat_run_event", OF_OWNER, Tuple.of(ownerId))
                .chain(() -> Slices.delete(transaction, "chat_run", "owner_id = $1", Tuple.of(ownerId)))
                .replaceWithVoid();
    }
}
