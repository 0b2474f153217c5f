package dev.tino.chat.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow.Subscription;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.ChatError;
import dev.tino.chat.assistant.Piece;
import dev.tino.chat.assistant.Prompt;
import dev.tino.chat.assistant.Turn;
import dev.tino.chat.talk.History;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Context;

/**
 * One run on this node: has the assistant answer, and stores what it says. What comes while one write runs goes into the
 * next; an assistant that is faster than the database waits. All of it happens on one context, whatever thread it comes from.
 */
final class RunningAnswer implements MultiSubscriber<Piece> {

    private static final Logger LOG = Logger.getLogger(RunningAnswer.class);

    /** Nobody sees the difference, and a fast model says a lot. */
    private static final long GATHERING_MILLIS = 40;
    /** Before something is stored a second time: a database that is started again, say, may be back. */
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 64 * 1024;
    private static final int MOST_EVIDENCE = 4 * 1024 * 1024;

    private final NewRun run;
    private final RunTables tables;
    private final Context context;
    private final Runnable left;
    private final PieceBuffer buffer;
    private Subscription assistant;
    private Ending ending;
    private long gathering = -1;
    private long patience = -1;
    private int stored;
    private boolean begun;
    private boolean writing;
    private boolean waiting;
    private boolean over;

    /** @param tables what it works with */
    record RunTables(RunConfig config, RunRows rows, RunEndings endings, RunSignals signals, History history,
            Assistants assistants, ObjectMapper json) {
    }

    /** @param left called once when this node has nothing to do with the run any more */
    RunningAnswer(NewRun run, RunTables tables, Context context, Runnable left) {
        this.run = run;
        this.tables = tables;
        this.context = context;
        this.left = left;
        this.buffer = new PieceBuffer(tables.json, tables.config.mostCharacters(), MOST_EVIDENCE);
    }

    /** Begins with it. */
    void begin() {
        onContext(() -> {
            if (over || ending != null) {
                return;
            }
            begun = true;
            patience = context.owner().setTimer(tables.config.longest().toMillis(), late -> onContext(this::timedOut));
            tables.rows.begin(run.id())
                    .chain(mine -> mine ? tables.history.upTo(run.ownerId(), run.talkId(), run.number())
                            : Uni.createFrom().nullItem())
                    .subscribe().with(turns -> onContext(() -> ask(turns)), this::lost);
        });
    }

    /** Somebody else has ended it. */
    void stop() {
        onContext(this::leave);
    }

    /** Ends it, for this node is going down. */
    void interrupt() {
        onContext(() -> end(Ending.INTERRUPTED));
    }

    private void ask(List<Turn> turns) {
        if (turns == null) {
            leave();
            return;
        }
        if (over) {
            return;
        }
        if (ending != null) {
            finish();
            return;
        }
        Multi.createFrom().deferred(() -> tables.assistants.answer(new Prompt(run.talkId(), turns, run.isAnalyst())))
                .subscribe().withSubscriber(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        onContext(() -> asked(subscription));
    }

    private void asked(Subscription subscription) {
        assistant = subscription;
        if (over || ending != null) {
            subscription.cancel();
            if (!over) {
                finish();
            }
            return;
        }
        subscription.request(1);
    }

    /** Not by emitOn, which drops what came before a failure. */
    @Override
    public void onItem(Piece piece) {
        onContext(() -> said(piece));
    }

    private void said(Piece piece) {
        if (over || ending != null) {
            return;
        }
        try {
            buffer.add(piece);
        } catch (RuntimeException unfit) {
            end(Ending.failed(run.id(), unfit));
            return;
        }
        gather();
        waiting = buffer.waiting() > MOST_WAITING;
        if (!waiting) {
            assistant.request(1);
        }
    }

    @Override
    public void onCompletion() {
        onContext(() -> end(Ending.COMPLETED));
    }

    @Override
    public void onFailure(Throwable failure) {
        onContext(() -> {
            if (!over && ending == null) {
                end(Ending.failed(run.id(), failure));
            }
        });
    }

    private void timedOut() {
        end(Ending.failed(ChatError.RUN_TIMED_OUT.because("The assistant took longer than %d s",
                tables.config.longest().toSeconds())));
    }

    private void end(Ending how) {
        if (over || ending != null) {
            return;
        }
        ending = how;
        release();
        if (!writing && (assistant != null || !begun)) {
            finish();
        }
    }

    private void gather() {
        if (gathering < 0 && !writing && !buffer.isEmpty()) {
            gathering = context.owner().setTimer(GATHERING_MILLIS, elapsed -> onContext(this::flush));
        }
    }

    private void flush() {
        gathering = -1;
        if (!over && ending == null && !writing && !buffer.isEmpty()) {
            write(buffer.take());
        }
    }

    private void write(List<RunEvent> events) {
        writing = true;
        twice(tables.rows.append(run.id(), stored, events)).subscribe()
                .with(mine -> onContext(() -> written(mine, events.size())), this::lost);
    }

    private static <T> Uni<T> twice(Uni<T> work) {
        return work.onFailure().retry().withBackOff(MOMENT).atMost(1);
    }

    private void written(boolean mine, int events) {
        writing = false;
        stored += events;
        if (!mine) {
            leave();
            return;
        }
        tables.signals.changed(run.id());
        if (over) {
            return;
        }
        if (ending != null) {
            finish();
            return;
        }
        gather();
        if (waiting) {
            waiting = false;
            assistant.request(1);
        }
    }

    /** Stores the rest, then how it ended. */
    private void finish() {
        List<RunEvent> rest = buffer.takeLast();
        if (!rest.isEmpty()) {
            write(rest);
            return;
        }
        twice(tables.endings.own(run.id(), ending)).subscribe().with(ended -> onContext(this::leave), this::lost);
    }

    /** The database did not answer: nobody renews the lease any more, so that the run is found and ended. */
    private void lost(Throwable failure) {
        LOG.warnf("The run %s is left to whoever finds it: %s", run.id(), failure);
        onContext(this::leave);
    }

    private void leave() {
        if (!over) {
            over = true;
            release();
            left.run();
        }
    }

    /** Lets go of the assistant at once. */
    private void release() {
        context.owner().cancelTimer(patience);
        context.owner().cancelTimer(gathering);
        if (assistant != null) {
            assistant.cancel();
        }
    }

    private void onContext(Runnable task) {
        context.runOnContext(ignored -> task.run());
    }
}
