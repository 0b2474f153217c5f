package dev.tino.chat.talk;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.chat.ChatError;
import dev.tino.core.database.Instants;
import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Writes what is said. Each message takes the next number of its talk, whose row is locked until the transaction ends. */
@ApplicationScoped
public class Messages {

    private static final String OPEN = """
            insert into chat_talk (id, owner_id, name, messages, created_at, active_at) values ($2, $1, $3, 0, now(), now())""";
    private static final String SAY = """
            with t as (
                update chat_talk set messages = messages + 1, active_at = greatest(active_at, now())
                 where owner_id = $1 and id = $2 and deleted_at is null
                returning name, created_at, active_at, messages
            ), m as (
                insert into chat_message (id, owner_id, talk_id, number, role, content, status, created_at)
                select $3, $1, $2, messages, 'user', $4, 'completed', now() from t
                returning *
            )
            select t.name, t.created_at as talk_created_at, t.active_at, %s from t, m""".formatted(MessageRow.COLUMNS);
    /** The talk may have been deleted in the meantime, and be restored. */
    private static final String ANSWER = """
            with t as (
                update chat_talk set messages = messages + 1, active_at = greatest(active_at, now())
                 where owner_id = $1 and id = $2
                returning messages
            )
            insert into chat_message (id, owner_id, talk_id, number, role, content, status, answers, evidence, created_at)
            select $3, $1, $2, messages, 'assistant', $4, $5, $6, $7, now() from t""";

    /** Opens a talk with what is said first in it. */
    public Uni<Said> open(SqlClient transaction, UUID ownerId, String content) {
        UUID talkId = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return transaction.preparedQuery(OPEN).execute(Tuple.of(ownerId, talkId, TalkName.of(content)))
                .chain(() -> say(transaction, ownerId, talkId, content));
    }

    /** Says something in a talk; fails when the owner has none such. */
    public Uni<Said> say(SqlClient transaction, UUID ownerId, UUID talkId, String content) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return transaction.preparedQuery(SAY).execute(Tuple.of(ownerId, talkId, id, content)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw noTalk(talkId);
            }
            return said(rows.iterator().next());
        });
    }

    /**
     * An answer, or what there is of it.
     *
     * @param answers the message that it answers
     * @param status how it ended
     * @param evidence JSON, or null
     */
    public record Answer(UUID id, UUID ownerId, UUID talkId, UUID answers, String status, String content, String evidence) {
    }

    public Uni<Void> answer(SqlClient transaction, Answer answer) {
        return transaction.preparedQuery(ANSWER)
                .execute(Tuple.of(answer.ownerId(), answer.talkId(), answer.id(), answer.content(), answer.status(),
                        answer.answers()).addString(answer.evidence()))
                .replaceWithVoid();
    }

    static Failure noTalk(UUID id) {
        return ChatError.TALK_NOT_FOUND.because("There is no talk with the id %s", id);
    }

    private static Said said(Row row) {
        var talk = new TalkView(row.getUUID("talk_id"), row.getString("name"), Instants.of(row, "talk_created_at"),
                Instants.of(row, "active_at"), null);
        return new Said(talk, MessageRow.view(row), row.getInteger("number"));
    }
}
