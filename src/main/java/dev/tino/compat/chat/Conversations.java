package dev.tino.compat.chat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.chat.run.Asker;
import dev.tino.chat.run.RunService;
import dev.tino.chat.run.RunView;
import dev.tino.chat.run.RunWaits;
import dev.tino.chat.run.Started;
import dev.tino.chat.talk.MessageView;
import dev.tino.chat.talk.TalkService;
import dev.tino.chat.talk.TalkView;
import dev.tino.compat.CompatConfig;
import dev.tino.core.concurrent.SharedLoads;
import dev.tino.core.error.Failure;
import dev.tino.core.idempotency.Creations;
import io.smallrye.mutiny.Uni;

/**
 * Says something and waits for the answer. Clients that lose patience say the same again: while the first time is under way,
 * on the same node, that is one and the same.
 */
@ApplicationScoped
class Conversations {

    private final RunService runs;
    private final RunWaits waits;
    private final TalkService talks;
    private final Transcripts transcripts;
    private final Creations creations;
    private final Duration patience;
    /** Nothing is kept once it is there. */
    private final SharedLoads<Saying, Outcome> underWay = new SharedLoads<>(
            Caffeine.newBuilder().expireAfterWrite(Duration.ZERO), this::outcome);

    Conversations(RunService runs, RunWaits waits, TalkService talks, Transcripts transcripts, Creations creations,
            CompatConfig config) {
        this.runs = runs;
        this.waits = waits;
        this.talks = talks;
        this.transcripts = transcripts;
        this.creations = creations;
        this.patience = config.patience();
    }

    /** @param talkId null to open one */
    record Saying(Asker asker, UUID talkId, String content) {
    }

    /**
     * @param messages all of the talk
     * @param isComplete whether the answer is among them
     */
    record Answered(TalkView talk, List<LegacyMessage> messages, boolean isComplete) {
    }

    /** @param refusal instead of an answer: were it a failed load, anybody could fill the log with it */
    private record Outcome(Answered answered, Failure refusal) {
    }

    Uni<Answered> say(Asker asker, UUID talkId, String content) {
        return underWay.of(new Saying(asker, talkId, content)).map(outcome -> {
            if (outcome.refusal != null) {
                throw outcome.refusal;
            }
            return outcome.answered;
        });
    }

    private Uni<Outcome> outcome(Saying saying) {
        return answered(saying).map(answered -> new Outcome(answered, null))
                .onFailure(Failure.class).recoverWithItem(refusal -> new Outcome(null, refusal));
    }

    private Uni<Answered> answered(Saying saying) {
        UUID ownerId = saying.asker.id();
        return begun(saying).chain(started -> named(saying, started)
                .chain(talk -> waits.end(ownerId, started.run().id(), patience)
                        .chain(run -> transcripts.of(ownerId, talk.id())
                                .map(messages -> new Answered(talk, messages, isComplete(run))))));
    }

    private Uni<Started> begun(Saying saying) {
        return saying.talkId == null ? runs.open(saying.asker, saying.content, creations.withoutKey())
                : runs.say(saying.asker, saying.talkId, saying.content, creations.withoutKey());
    }

    /** A new talk has the name that the older system would have given it. */
    private Uni<TalkView> named(Saying saying, Started started) {
        TalkView talk = started.said().talk();
        String name = LegacyName.of(saying.content);
        return saying.talkId != null || name.equals(talk.name()) ? Uni.createFrom().item(talk)
                : talks.rename(saying.asker.id(), talk.id(), name);
    }

    private static boolean isComplete(RunView run) {
        return run.status().equals(MessageView.COMPLETED);
    }
}
