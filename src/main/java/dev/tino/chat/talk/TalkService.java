package dev.tino.chat.talk;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.concurrent.Undisturbed;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What owners do with their talks. */
@ApplicationScoped
public class TalkService {

    private final TalkRows talks;
    private final MessageRows messages;
    private final Activities activities;
    private final Event<TalkDeleted> deletions;
    private final Pool pool;

    TalkService(TalkRows talks, MessageRows messages, Activities activities, Event<TalkDeleted> deletions, Pool pool) {
        this.talks = talks;
        this.messages = messages;
        this.activities = activities;
        this.deletions = deletions;
        this.pool = pool;
    }

    /** @param words what to look for, or null */
    public Uni<Page<TalkView>> page(UUID ownerId, String words, int limit, String cursor) {
        return talks.page(ownerId, words, limit, cursor);
    }

    Uni<TalkView> get(UUID ownerId, UUID id) {
        return orNone(talks.find(ownerId, id), id);
    }

    /** Oldest first. */
    public Uni<Page<MessageView>> messages(UUID ownerId, UUID id, int limit, String cursor) {
        return get(ownerId, id).chain(() -> messages.page(ownerId, id, limit, cursor));
    }

    /** @param name checked by whoever calls */
    public Uni<TalkView> rename(UUID ownerId, UUID id, String name) {
        return orNone(talks.rename(ownerId, id, name.strip()), id);
    }

    /** Whoever answers in it hears of it even when the client leaves meanwhile. */
    public Uni<Void> delete(UUID ownerId, UUID id) {
        return Undisturbed.work(pool.withTransaction(transaction -> talks.delete(transaction, ownerId, id)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw Messages.noTalk(id);
                    }
                })
                .call(() -> activities.record(transaction, Activity.of(ownerId, "talk.deleted", id))))
                .invoke(() -> deletions.fire(new TalkDeleted(ownerId, id)))
                .replaceWithVoid());
    }

    /** Brings a deleted talk back; one that is there stays as it is. */
    Uni<TalkView> restore(UUID ownerId, UUID id) {
        return pool.withTransaction(transaction -> talks.restore(transaction, ownerId, id)
                .call(restored -> restored ? activities.record(transaction, Activity.of(ownerId, "talk.restored", id))
                        : Uni.createFrom().voidItem()))
                .chain(() -> get(ownerId, id));
    }

    private static Uni<TalkView> orNone(Uni<TalkView> found, UUID id) {
        return found.onItem().ifNull().failWith(() -> Messages.noTalk(id));
    }
}
