package dev.tino.chat.run;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.chat.talk.Messages;
import dev.tino.core.concurrent.Undisturbed;
import dev.tino.core.job.JobNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Ends runs, whoever wants them to end: the first one does. The answer is made of the events that are stored, so whoever
 * followed them and whoever reads the message have the same text.
 */
@ApplicationScoped
class RunEndings {

    private static final String HOLD = "select id, owner_id, talk_id, message_id, events from chat_run where id = $1 and finished_at is null";
    private static final String HOLD_OWN = HOLD + " and node = $2 for no key update";
    private static final String HOLD_OF_OWNER = HOLD + " and owner_id = $2 for no key update";
    private static final String HOLD_LATE = HOLD + " and lease_until < now() for no key update skip locked";

    /** A statement behind the one that locks: it sees what was written until then. */
    private static final String SAID = """
            select coalesce(string_agg(data::json ->> 'text', '' order by number) filter (where type = 'token'), '') as text,
                   (array_agg(data order by number desc) filter (where type = 'evidence'))[1] as evidence
              from chat_run_event where run_id = $1""";
    private static final String END = """
            with over as (
                update chat_run set status = $2, error_code = $3, error_detail = $4, answer_id = $5, finished_at = now(),
                       node = null, lease_until = null, events = events + 1
                 where id = $1
                returning chat_run as r
            )
            insert into chat_run_event (run_id, number, type, data) select (r).id, (r).events, (r).status, chat_run_view(r) from over""";

    private final Pool pool;
    private final Messages messages;
    private final JobNode node;
    private final RunSignals signals;
    private final MeterRegistry meters;

    RunEndings(Pool pool, Messages messages, JobNode node, RunSignals signals, MeterRegistry meters) {
        this.pool = pool;
        this.messages = messages;
        this.node = node;
        this.signals = signals;
        this.meters = meters;
    }

    /** Ends a run that this node does. */
    Uni<Boolean> own(UUID id, Ending ending) {
        return end(id, HOLD_OWN, Tuple.of(id, node.id()), ending);
    }

    /**
     * Cancels a run wherever it is done, even when the client leaves meanwhile. Its node is told before that is stored, for
     * the assistant is to stop at once; were it not stored, the run would end with its lease.
     *
     * @param id a run of this owner
     */
    Uni<Boolean> cancel(UUID ownerId, UUID id) {
        signals.over(id);
        return Undisturbed.work(end(id, HOLD_OF_OWNER, Tuple.of(id, ownerId), Ending.CANCELLED).invoke(ended -> {
            if (ended) {
                // It may have begun meanwhile.
                signals.over(id);
            }
        }));
    }

    /** Ends a run whose node fell silent. */
    Uni<Boolean> late(UUID id) {
        return end(id, HOLD_LATE, Tuple.of(id), Ending.INTERRUPTED);
    }

    /** @return whether it was there and had not ended */
    private Uni<Boolean> end(UUID id, String hold, Tuple parameters, Ending ending) {
        return pool.withTransaction(transaction -> transaction.preparedQuery(hold).execute(parameters)
                .chain(held -> held.rowCount() == 0 ? Uni.createFrom().item(false)
                        : end(transaction, held.iterator().next(), ending).replaceWith(true)))
                .invoke(ended -> {
                    if (ended) {
                        meters.counter("tino.chat.runs.ended", "outcome", ending.outcome()).increment();
                        signals.changed(id);
                    }
                });
    }

    private Uni<Void> end(SqlClient transaction, Row run, Ending ending) {
        UUID id = run.getUUID("id");
        // Where nothing was said there is nothing to keep.
        UUID answerId = ending.isCompleted() || run.getInteger("events") > 0
                ? UuidVersion7Strategy.INSTANCE.generateUuid(null)
                : null;
        Uni<Void> answered = answerId == null ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(SAID).execute(Tuple.of(id)).map(said -> said.iterator().next())
                        .chain(said -> messages.answer(transaction, new Messages.Answer(answerId, run.getUUID("owner_id"),
                                run.getUUID("talk_id"), run.getUUID("message_id"), ending.status(), said.getString("text"),
                                said.getString("evidence"))));
        return answered.chain(() -> transaction.preparedQuery(END)
                .execute(Tuple.of(id, ending.status(), ending.code(), ending.detail(), answerId)))
                .replaceWithVoid();
    }
}
