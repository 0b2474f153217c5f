package dev.tino.compat.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.talk.MessageView;
import dev.tino.chat.talk.TalkService;
import dev.tino.compat.LegacyKind;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** Whole talks, as the older system gives them: all messages at once. */
@ApplicationScoped
class Transcripts {

    private static final int PAGE = 100;
    /** Of a talk that is longer, the newest messages. */
    private static final int MOST_CHARACTERS = 4_000_000;

    private final TalkService talks;
    private final ObjectIds ids;

    Transcripts(TalkService talks, ObjectIds ids) {
        this.talks = talks;
        this.ids = ids;
    }

    /** Oldest first; fails when the owner has no such talk. */
    Uni<List<LegacyMessage>> of(UUID ownerId, UUID talkId) {
        return Page.all(cursor -> talks.messages(ownerId, talkId, PAGE, cursor))
                .collect().in(Newest::new, (newest, page) -> page.items().forEach(newest::add))
                .chain(newest -> views(ownerId, talkId, List.copyOf(newest.messages)));
    }

    private Uni<List<LegacyMessage>> views(UUID ownerId, UUID talkId, List<MessageView> messages) {
        return ids.of(LegacyKind.MESSAGE, ownerId, messages.stream().map(MessageView::id).toList())
                .chain(known -> ids.of(LegacyKind.TALK, ownerId, talkId)
                        .chain(talk -> ids.of(LegacyKind.USER, ownerId, ownerId)
                                .map(user -> messages.stream()
                                        .map(message -> LegacyMessage.of(message, known.get(message.id()), talk, user))
                                        .toList())));
    }

    private static final class Newest {

        private final Deque<MessageView> messages = new ArrayDeque<>();
        private long characters;

        void add(MessageView message) {
            // Of an answer that failed at once there is nothing to show.
            if (message.content().isBlank()) {
                return;
            }
            messages.addLast(message);
            characters += message.content().length();
            while (characters > MOST_CHARACTERS) {
                characters -= messages.removeFirst().content().length();
            }
        }
    }
}
