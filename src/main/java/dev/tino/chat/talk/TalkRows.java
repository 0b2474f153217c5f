package dev.tino.chat.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.database.Instants;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Talks one by one and in lists. */
@ApplicationScoped
class TalkRows {

    private static final String COLUMNS = "t.id, t.name, t.created_at, t.active_at, null as snippet";
    private static final String OF_OWNER = " where t.owner_id = $1";
    private static final String THERE = OF_OWNER + " and t.id = $2 and t.deleted_at is null";
    private static final String FIND = "select " + COLUMNS + " from chat_talk t" + THERE;
    private static final String RENAME = "update chat_talk t set name = $3" + THERE + " returning " + COLUMNS;
    private static final String DELETE = "update chat_talk t set deleted_at = now()" + THERE;
    private static final String RESTORE = "update chat_talk t set deleted_at = null" + OF_OWNER
            + " and t.id = $2 and t.deleted_at is not null";

    private static final String ALL = "select " + COLUMNS + " from chat_talk t" + OF_OWNER + "%s order by t.id limit %d";
    static final String PAGE = "select " + COLUMNS + " from chat_talk t" + OF_OWNER
            + " and t.deleted_at is null%s order by t.active_at desc, t.id desc limit %d";

    /** To a page when words are looked for: a snippet is cut out of each, which takes its time. */
    static final int MOST_FOUND = 50;

    /** The newest message that holds the words is shown, as much of it as is searched; the name, where none does. */
    static final String SEARCH = """
            with query as materialized (
                select chat_query($2) as words
            ), said as materialized (
                select talk_id, max(number) as number from chat_message
                 where owner_id = $1 and words @@ (select words from query) group by talk_id
            ), found as materialized (
                select t.id, t.name, t.created_at, t.active_at, said.number
                  from chat_talk t left join said on said.talk_id = t.id
                 where t.owner_id = $1 and t.deleted_at is null
                   and (said.number is not null or t.words @@ (select words from query))%s
                 order by t.active_at desc, t.id desc limit %d
            )
            select t.id, t.name, t.created_at, t.active_at,
                   ts_headline('chat_words', coalesce(left(m.content, 50000), t.name), (select words from query),
                               'StartSel=**, StopSel=**, MinWords=12, MaxWords=30') as snippet
              from found t left join chat_message m on m.talk_id = t.id and m.number = t.number
             order by t.active_at desc, t.id desc""";

    private final Pool pool;

    TalkRows(Pool pool) {
        this.pool = pool;
    }

    /** A talk that is not deleted, or null. */
    Uni<TalkView> find(UUID ownerId, UUID id) {
        return one(pool, FIND, Tuple.of(ownerId, id));
    }

    Uni<TalkView> rename(UUID ownerId, UUID id, String name) {
        return one(pool, RENAME, Tuple.of(ownerId, id, name));
    }

    /** @return whether it was there */
    Uni<Boolean> delete(SqlClient transaction, UUID ownerId, UUID id) {
        return transaction.preparedQuery(DELETE).execute(Tuple.of(ownerId, id))
                .map(rows -> rows.rowCount() > 0);
    }

    /** @return whether it had been deleted */
    Uni<Boolean> restore(SqlClient transaction, UUID ownerId, UUID id) {
        return transaction.preparedQuery(RESTORE)
                .execute(Tuple.of(ownerId, id)).map(rows -> rows.rowCount() > 0);
    }

    /**
     * One page, by last activity.
     *
     * @param words what to look for, or null
     * @param most talks; fewer when words are looked for
     */
    Uni<Page<TalkView>> page(UUID ownerId, String words, int most, String encodedCursor) {
        int limit = words == null ? most : Math.min(most, MOST_FOUND);
        long list = Cursor.fingerprint("last activity", words);
        var cursor = Cursor.decode(encodedCursor, list, 2);
        var conditions = words == null ? new Conditions(ownerId) : new Conditions(ownerId, words);
        if (cursor != null) {
            conditions.and("(t.active_at, t.id) < (%s, %s)", Instants.time(cursor.instant(0)), cursor.uuid(1));
        }
        return pool.preparedQuery((words == null ? PAGE : SEARCH).formatted(conditions, limit + 1))
                .execute(conditions.parameters())
                .map(rows -> Page.cut(views(rows), limit,
                        last -> new Cursor(list, List.of(last.lastActivityAt().toString(), last.id().toString()))));
    }

    /** One page of all that an owner has, deleted ones too. */
    Uni<Page<TalkView>> all(UUID ownerId, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("all talks");
        var cursor = Cursor.decode(encodedCursor, list, 1);
        var conditions = new Conditions(ownerId).and("t.id > %s", cursor == null ? null : cursor.uuid(0));
        return pool.preparedQuery(ALL.formatted(conditions, limit + 1)).execute(conditions.parameters())
                .map(rows -> Page.cut(views(rows), limit, last -> new Cursor(list, List.of(last.id().toString()))));
    }

    private static Uni<TalkView> one(SqlClient client, String statement, Tuple parameters) {
        return client.preparedQuery(statement).execute(parameters)
                .map(rows -> rows.rowCount() == 0 ? null : view(rows.iterator().next()));
    }

    private static List<TalkView> views(RowSet<Row> rows) {
        var views = new ArrayList<TalkView>(rows.rowCount());
        rows.forEach(row -> views.add(view(row)));
        return views;
    }

    private static TalkView view(Row row) {
        return new TalkView(row.getUUID("id"), row.getString("name"), Instants.of(row, "created_at"),
                Instants.of(row, "active_at"), row.getString("snippet"));
    }
}
