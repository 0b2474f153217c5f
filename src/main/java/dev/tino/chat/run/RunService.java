package dev.tino.chat.run;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.chat.ChatError;
import dev.tino.chat.talk.Messages;
import dev.tino.chat.talk.Said;
import dev.tino.core.concurrent.Undisturbed;
import dev.tino.core.idempotency.Creation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Begins answers and stops them. */
@ApplicationScoped
public class RunService {

    private final Messages messages;
    private final RunRows rows;
    private final RunEndings endings;
    private final Runner runner;

    RunService(Messages messages, RunRows rows, RunEndings endings, Runner runner) {
        this.messages = messages;
        this.rows = rows;
        this.endings = endings;
        this.runner = runner;
    }

    /**
     * Opens a talk and begins to answer.
     *
     * @param message checked by whoever calls
     */
    public Uni<Started> open(Asker asker, String message, Creation<Started> creation) {
        return say(asker, creation, transaction -> messages.open(transaction, asker.id(), message));
    }

    /**
     * Says something in a talk and begins to answer.
     *
     * @param message checked by whoever calls
     */
    public Uni<Started> say(Asker asker, UUID talkId, String message, Creation<Started> creation) {
        return say(asker, creation, transaction -> messages.say(transaction, asker.id(), talkId, message));
    }

    private Uni<Started> say(Asker asker, Creation<Started> creation, Function<SqlClient, Uni<Said>> saying) {
        return start(asker.id(), creation, transaction -> saying.apply(transaction).map(said -> new Asked(said,
                run(asker, said.talk().id(), said.message().id(), said.number()))));
    }

    /** Answers the message of a run again. */
    Uni<Started> retry(Asker asker, UUID id, Creation<Started> creation) {
        return rows.find(asker.id(), id)
                .chain(found -> start(asker.id(), creation, transaction -> Uni.createFrom().item(new Asked(null,
                        run(asker, found.view().talkId(), found.view().messageId(), found.number())))));
    }

    Uni<FoundRun> find(UUID ownerId, UUID id) {
        return rows.find(ownerId, id);
    }

    /** Cancels a run; one that was cancelled before stays so. */
    Uni<RunView> cancel(UUID ownerId, UUID id) {
        return rows.find(ownerId, id)
                .call(found -> found.view().hasEnded() ? Uni.createFrom().voidItem() : endings.cancel(ownerId, id))
                .chain(() -> rows.find(ownerId, id))
                .map(found -> {
                    if (!found.view().status().equals(Ending.CANCELLED.status())) {
                        throw ChatError.RUN_FINISHED.because("The run has %s already", found.view().status());
                    }
                    return found.view();
                });
    }

    private record Asked(Said said, NewRun run) {
    }

    /**
     * The place is taken before anything is stored: what nobody will answer is refused. What is stored is answered, even
     * when the client leaves meanwhile.
     */
    private Uni<Started> start(UUID ownerId, Creation<Started> creation, Function<SqlClient, Uni<Asked>> asking) {
        return Undisturbed.work(Uni.createFrom().deferred(() -> {
            Turns.Place place = runner.place(ownerId);
            return creation.transaction(transaction -> asking.apply(transaction).chain(
                    asked -> rows.insert(transaction, asked.run).map(view -> new Started(asked.said, view, asked.run))))
                    .invoke(started -> runner.start(started.work(), place))
                    .onFailure().invoke(place::leave);
        }));
    }

    private static NewRun run(Asker asker, UUID talkId, UUID messageId, int number) {
        return new NewRun(UuidVersion7Strategy.INSTANCE.generateUuid(null), asker.id(), talkId, messageId, number,
                asker.isAnalyst());
    }
}
