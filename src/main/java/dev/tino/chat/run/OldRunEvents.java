package dev.tino.chat.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import dev.tino.core.database.Instants;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The events of runs that ended long ago, but for their last: what they said stands in the talk. */
@ApplicationScoped
class OldRunEvents implements Retained {

    /** Behind a run, as those before have been seen to. */
    private static final String OLD = """
            select id from chat_run
             where id > $2 and finished_at < $1 and events > 1
               and exists (select from chat_run_event where run_id = id and number < events)
             order by id limit $3""";
    /** In one statement, or somebody would be told half an answer. */
    private static final String DELETE = """
            delete from chat_run_event e using chat_run r
             where r.id = any ($1) and e.run_id = r.id and e.number < r.events""";
    /** Of some 15,000 events each at the very most. */
    private static final int RUNS = 20;
    private static final UUID FIRST = new UUID(0, 0);

    private final Pool pool;

    OldRunEvents(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "chat-run-events";
    }

    @Override
    public String table() {
        return "chat_run_event";
    }

    @Override
    public int defaultDays() {
        return 7;
    }

    private record Removed(UUID last, long events) {
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return removeBefore(cutOff, RUNS);
    }

    /** @param most runs at a time */
    Uni<Long> removeBefore(Instant cutOff, int most) {
        return Multi.createBy().repeating()
                .uni(() -> new AtomicReference<>(FIRST), last -> next(last.get(), cutOff, most)
                        .invoke(removed -> last.set(removed.last)))
                .whilst(removed -> removed.last != null)
                .collect().with(Collectors.summingLong(Removed::events));
    }

    private Uni<Removed> next(UUID last, Instant cutOff, int most) {
        return pool.preparedQuery(OLD).execute(Tuple.of(Instants.time(cutOff), last, most))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(new Removed(null, 0)) : remove(ids));
    }

    private Uni<Removed> remove(List<UUID> ids) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> new Removed(ids.get(ids.size() - 1), rows.rowCount()));
    }
}
