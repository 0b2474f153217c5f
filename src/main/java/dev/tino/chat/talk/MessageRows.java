package dev.tino.chat.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Messages in lists. */
@ApplicationScoped
class MessageRows {

    /** To a page when all of them are streamed: some are long. */
    static final int MANY = 100;

    /**
     * Of a talk, behind a number. As numbers have no gaps, the last one is known: without it the database, which takes all
     * talks for short ones, would read the whole rest of a long one.
     */
    static final String PAGE = bounded("""
            select * from chat_message
             where owner_id = $1 and talk_id = $2 and number > $3 and number <= $3::bigint + $4""");

    /** Talk by talk, each in its order. */
    private static final String ALL = bounded("""
            select m.*
              from (select id, case when id = $2 then $3::int else 0 end as seen
                      from chat_talk where owner_id = $1 and id >= $2 order by id) t
              cross join lateral (select * from chat_message
                                   where owner_id = $1 and talk_id = t.id and number > t.seen and number <= t.seen::bigint + $4
                                   order by number limit $4) m
             order by t.id, m.number limit $4""");

    /** Of the texts of a page; one that is longer comes alone. */
    private static final int MOST_BYTES = 8 << 20;

    private static final UUID FIRST = new UUID(0, 0);

    private final Pool pool;

    MessageRows(Pool pool) {
        this.pool = pool;
    }

    private record Numbered(MessageView view, int number) {
    }

    /** Of some messages the first that fit into memory, with how many there were. */
    private static String bounded(String messages) {
        return """
                select %s, m.there from (
                    select m.*, count(*) over () as there, sum(m.bytes) over (order by m.talk_id, m.number) - m.bytes as before
                      from (select m.*, octet_length(m.content) + coalesce(octet_length(m.evidence), 0) as bytes from (%s) m) m
                ) m
                 where m.before < %d order by m.talk_id, m.number""".formatted(MessageRow.COLUMNS, messages, MOST_BYTES);
    }

    /** One page of a talk, oldest first; whether the talk is there is for others to ask. */
    Uni<Page<MessageView>> page(UUID ownerId, UUID talkId, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("messages", talkId);
        var cursor = Cursor.decode(encodedCursor, list, 1);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(ownerId, talkId, cursor == null ? 0 : cursor.number(0), limit + 1))
                .map(rows -> cut(rows, limit, last -> new Cursor(list, List.of(Integer.toString(last.number)))));
    }

    /** One page of all that an owner has, of deleted talks too. */
    Uni<Page<MessageView>> all(UUID ownerId, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("all messages");
        var cursor = Cursor.decode(encodedCursor, list, 2);
        return pool.preparedQuery(ALL)
                .execute(Tuple.of(ownerId, cursor == null ? FIRST : cursor.uuid(0), cursor == null ? 0 : cursor.number(1),
                        limit + 1))
                .map(rows -> cut(rows, limit, last -> new Cursor(list,
                        List.of(last.view.talkId().toString(), Integer.toString(last.number)))));
    }

    private static Page<MessageView> cut(RowSet<Row> rows, int limit, Function<Numbered, Cursor> cursor) {
        var views = new ArrayList<MessageView>(rows.rowCount());
        Numbered last = null;
        long there = 0;
        for (Row row : rows) {
            there = row.getLong("there");
            if (views.size() < limit) {
                last = new Numbered(MessageRow.view(row), row.getInteger("number"));
                views.add(last.view);
            }
        }
        return new Page<>(views, views.size() < there ? cursor.apply(last).encode() : null);
    }
}
