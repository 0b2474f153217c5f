package dev.tino.chat.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.ChatError;
import dev.tino.core.job.JobNode;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Runs as rows, and what this node writes while it does them. */
@ApplicationScoped
class RunRows {

    private static final String INSERT = """
            insert into chat_run (id, owner_id, talk_id, message_id, status, node, lease_until, created_at)
            values ($1, $2, $3, $4, 'pending', $5, now() + make_interval(secs => $6), now())
            on conflict (message_id) where finished_at is null do nothing
            returning chat_run_view(chat_run)""";
    private static final String FIND = """
            select chat_run_view(r) as view, r.events, m.number
              from chat_run r
              join chat_talk t on t.id = r.talk_id and t.deleted_at is null
              join chat_message m on m.id = r.message_id
             where r.id = $1 and r.owner_id = $2""";
    private static final String ALL = """
            select chat_run_view(chat_run) from chat_run
             where owner_id = $1 and ($2::uuid is null or id > $2) order by id limit $3""";

    private static final String BEGIN = """
            update chat_run set status = 'running', started_at = now() where id = $1 and node = $2 and status = 'pending'""";
    /** Twice is as good as once: whoever has heard nothing of the first time may say it again. */
    private static final String APPEND = """
            with mine as (
                update chat_run set events = $3::int + $4::int
                 where id = $1 and node = $2 and status = 'running' and events in ($3::int, $3::int + $4::int)
                returning id
            ), added as (
                insert into chat_run_event (run_id, number, type, data)
                select mine.id, $3::int + given.place, given.type, given.data
                  from mine, unnest($5::text[], $6::text[]) with ordinality given(type, data, place)
                on conflict do nothing
            )
            select from mine""";
    /**
     * A row that somebody has locked is left out: one that is erased must not hold up the others. A run of an account that
     * is closed ends here, before it is erased.
     */
    private static final String RENEW = """
            with mine as (
                select r.id from chat_run r join users u on u.id = r.owner_id and u.closed_at is null
                 where r.id = any ($1::uuid[]) and r.node = $2 and r.finished_at is null
            ), locked as (
                select id from chat_run where id in (select id from mine) and node = $2 for no key update skip locked
            ), renewed as (
                update chat_run set lease_until = now() + make_interval(secs => $3) from locked where chat_run.id = locked.id
            )
            select id from mine""";
    private static final String LATE = """
            select id from chat_run where finished_at is null and lease_until < now() order by lease_until limit 100""";
    private static final String ACTIVE = "select id from chat_run where talk_id = $1 and owner_id = $2 and finished_at is null";

    private final Pool pool;
    private final ObjectMapper json;
    private final JobNode node;
    private final Duration lease;

    RunRows(Pool pool, ObjectMapper json, JobNode node, RunConfig config) {
        this.pool = pool;
        this.json = json;
        this.node = node;
        this.lease = config.lease();
    }

    /** Adds a run that this node is to do; fails while the same message is being answered. */
    Uni<RunView> insert(SqlClient transaction, NewRun run) {
        return transaction.preparedQuery(INSERT)
                .execute(Tuple.of(run.id(), run.ownerId(), run.talkId(), run.messageId(), node.id(), seconds()))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw ChatError.RUN_ACTIVE.because("The message is being answered");
                    }
                    return view(rows.iterator().next().getString(0));
                });
    }

    Uni<FoundRun> find(UUID ownerId, UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id, ownerId)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw ChatError.RUN_NOT_FOUND.because("There is no run with the id %s", id);
            }
            var row = rows.iterator().next();
            return new FoundRun(view(row.getString("view")), row.getInteger("number"), row.getInteger("events"));
        });
    }

    Uni<Page<RunView>> all(UUID ownerId, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("runs");
        var cursor = Cursor.decode(encodedCursor, list, 1);
        return pool.preparedQuery(ALL).execute(Tuple.of(ownerId, cursor == null ? null : cursor.uuid(0), limit + 1))
                .map(rows -> {
                    var views = new ArrayList<RunView>(rows.rowCount());
                    rows.forEach(row -> views.add(view(row.getString(0))));
                    return Page.cut(views, limit, last -> new Cursor(list, List.of(last.id().toString())));
                });
    }

    /** @return whether it still was to be done by this node */
    Uni<Boolean> begin(UUID id) {
        return pool.preparedQuery(BEGIN).execute(Tuple.of(id, node.id())).map(rows -> rows.rowCount() > 0);
    }

    /**
     * @param stored events that it has before these
     * @return whether it still is this node's
     */
    Uni<Boolean> append(UUID id, int stored, List<RunEvent> events) {
        return pool.preparedQuery(APPEND)
                .execute(Tuple.of(id, node.id(), stored, events.size(),
                        events.stream().map(RunEvent::type).toArray(String[]::new),
                        events.stream().map(RunEvent::data).toArray(String[]::new)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** @return which of them still are this node's */
    Uni<Set<UUID>> renew(Collection<UUID> ids) {
        return ids(Tuple.of(ids.toArray(UUID[]::new), node.id(), seconds()), RENEW).map(HashSet::new);
    }

    /** Some runs whose nodes fell silent. */
    Uni<List<UUID>> late() {
        return ids(Tuple.tuple(), LATE);
    }

    /** Runs of a talk that have not ended. */
    Uni<List<UUID>> active(UUID ownerId, UUID talkId) {
        return ids(Tuple.of(talkId, ownerId), ACTIVE);
    }

    private Uni<List<UUID>> ids(Tuple parameters, String statement) {
        return pool.preparedQuery(statement).execute(parameters)
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    private double seconds() {
        return lease.toMillis() / 1e3;
    }

    private RunView view(String written) {
        try {
            return json.readValue(written, RunView.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
