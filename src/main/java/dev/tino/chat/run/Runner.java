package dev.tino.chat.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.chat.run.RunningAnswer.RunTables;
import dev.tino.chat.talk.History;
import dev.tino.core.error.CoreError;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** The runs of this node: those that it works on, and those that wait for it. */
@ApplicationScoped
class Runner {

    private final Turns turns;
    private final RunTables tables;
    private final Supplier<Context> contexts;
    private final Map<UUID, RunningAnswer> runs = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Runner(RunConfig config, RunRows rows, RunEndings endings, RunSignals signals, History history, Assistants assistants,
            ObjectMapper json, Vertx vertx) {
        this.turns = new Turns(Math.min(config.atOnce(), assistants.atOnce()), config.waiting(), config.ofOneUser());
        this.tables = new RunTables(config, rows, endings, signals, history, assistants, json);
        this.contexts = () -> context(vertx);
    }

    /** Takes a place for a run of an owner's that is about to be stored; fails with 429 or 503 when there is none for him. */
    Turns.Place place(UUID ownerId) {
        if (stopping) {
            throw CoreError.UNAVAILABLE.because("Nothing new is begun here: Tino is being stopped or started again")
                    .with(HttpHeaders.RETRY_AFTER, "5");
        }
        return turns.take(ownerId);
    }

    /** Does a run that is stored, when its turn comes; one that was stored too late ends at once. */
    void start(NewRun run, Turns.Place place) {
        var answer = new RunningAnswer(run, tables, contexts.get(), () -> {
            runs.remove(run.id());
            place.leave();
        });
        runs.put(run.id(), answer);
        // In this order: whoever interrupts all finds it, or it finds out by itself.
        if (stopping) {
            answer.interrupt();
            return;
        }
        place.await(answer::begin);
    }

    /** Stops a run that somebody has ended, if it is done here. */
    void over(UUID id) {
        RunningAnswer answer = runs.get(id);
        if (answer != null) {
            answer.stop();
        }
    }

    /** Runs that are this node's. */
    Set<UUID> ids() {
        return Set.copyOf(runs.keySet());
    }

    /** Ends all that is under way, and begins nothing any more. */
    void interrupt() {
        stopping = true;
        List.copyOf(runs.values()).forEach(RunningAnswer::interrupt);
    }

    /** Whether there is nothing to do, nor being stored to be done. */
    boolean isIdle() {
        return runs.isEmpty() && turns.isEmpty();
    }

    /** One of its own for each: whatever assistants keep in theirs is for this run alone. */
    private static Context context(Vertx vertx) {
        Context context = VertxContext.createNewDuplicatedContext(((VertxInternal) vertx).createEventLoopContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }
}
