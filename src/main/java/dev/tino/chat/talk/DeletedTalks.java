package dev.tino.chat.talk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import dev.tino.core.database.Instants;
import dev.tino.core.database.Slices;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Talks that their owners deleted and did not miss. */
@ApplicationScoped
class DeletedTalks implements Retained {

    private static final String OLD = "select id from chat_talk where deleted_at < $1 order by deleted_at limit 100";
    /** Against a restoration that comes in the last moment. */
    private static final String HOLD = "select from chat_talk where id = $1 and deleted_at < $2 for update";

    private final Pool pool;

    DeletedTalks(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "deleted-talks";
    }

    @Override
    public String table() {
        return "chat_talk";
    }

    @Override
    public int defaultDays() {
        return 30;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return pool.preparedQuery(OLD).execute(Tuple.of(Instants.time(cutOff)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(0L)
                        : remove(ids, cutOff).chain(removed -> removeBefore(cutOff).map(more -> removed + more)));
    }

    private Uni<Long> remove(List<UUID> ids, Instant cutOff) {
        return Multi.createFrom().iterable(ids)
                .onItem().transformToUniAndConcatenate(id -> pool.withTransaction(transaction -> transaction
                        .preparedQuery(HOLD).execute(Tuple.of(id, Instants.time(cutOff)))
                        .chain(held -> held.rowCount() == 0 ? Uni.createFrom().item(0L) : remove(transaction, id))))
                .collect().with(Collectors.summingLong(Long::longValue));
    }

    /** Runs go with the messages that they answer. */
    private static Uni<Long> remove(SqlClient transaction, UUID id) {
        return Slices.delete(transaction, "chat_message", "talk_id = $1", Tuple.of(id))
                .call(() -> transaction.preparedQuery("delete from chat_talk where id = $1").execute(Tuple.of(id)));
    }
}
