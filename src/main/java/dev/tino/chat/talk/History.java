package dev.tino.chat.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.assistant.Turn;
import dev.tino.chat.assistant.Turn.Speaker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What was said before. */
@ApplicationScoped
public class History {

    /** More than any model takes in, and no more than fits into memory many times over. */
    private static final int MOST_MESSAGES = 400;
    private static final int MOST_CHARACTERS = 400_000;

    /** Of each message the latest answer that was not broken off by a failure. */
    static final String TURNS = """
            select number, content, answer from (
                select u.number, u.content, a.content as answer,
                       sum(length(u.content) + coalesce(length(a.content), 0)) over (order by u.number desc) as characters
                  from (select id, number, content from chat_message
                         where owner_id = $1 and talk_id = $2 and role = 'user' and number > $3::int - $4::int and number <= $3) u
                  left join lateral (select content from chat_message
                                      where answers = u.id and status in ('completed', 'cancelled') and content <> ''
                                      order by number desc limit 1) a on u.number < $3) turns
             where number = $3 or characters <= $5
             order by number""";

    private final Pool pool;

    History(Pool pool) {
        this.pool = pool;
    }

    /** The turns up to a message of the user's, oldest first, it being the last; the newest of them where there are many. */
    public Uni<List<Turn>> upTo(UUID ownerId, UUID talkId, int number) {
        return pool.preparedQuery(TURNS).execute(Tuple.of(ownerId, talkId, number, MOST_MESSAGES, MOST_CHARACTERS))
                .map(rows -> {
                    var turns = new ArrayList<Turn>();
                    for (Row row : rows) {
                        turns.add(new Turn(Speaker.USER, row.getString("content")));
                        if (row.getString("answer") != null) {
                            turns.add(new Turn(Speaker.ASSISTANT, row.getString("answer")));
                        }
                    }
                    return turns;
                });
    }
}
