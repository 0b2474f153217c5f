package dev.tino.core.job;

import java.time.Duration;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;

/** One stage of a job at work, in a context of its own so that handlers may use sessions as requests do. */
final class RunningJob {

    private static final Logger LOG = Logger.getLogger(RunningJob.class);

    private final ClaimedJob job;
    private final JobHandler handler;
    private final JobRun run;
    private final Context context;
    /** Touched in the context only. */
    private Cancellable work = () -> {
    };

    /** @param loop an event loop's context, on which the handler is called */
    RunningJob(ClaimedJob job, JobHandler handler, RunWrites writes, Context loop) {
        this.job = job;
        this.handler = handler;
        this.run = new JobRun(job, handler.stages().get(job.stage()), writes, System::nanoTime);
        this.context = VertxContext.createNewDuplicatedContext(loop);
        VertxContextSafetyToggle.setContextSafe(context, true);
    }

    /** @param ended told once how the handler ended, null for well; not after {@link #cancel} */
    void start(Consumer<Throwable> ended) {
        context.runOnContext(ignored -> {
            if (!run.isOver()) {
                work = Uni.createFrom().deferred(() -> handler.run(run)).subscribe().with(done -> ended.accept(null),
                        ended);
            }
        });
    }

    /** Stops the running code, as far as it listens. */
    void cancel() {
        run.end();
        context.runOnContext(ignored -> {
            try {
                work.cancel();
            } catch (RuntimeException failed) {
                LOG.warnf(failed, "A job of kind %s could not be cancelled cleanly", job.kind());
            }
        });
    }

    ClaimedJob job() {
        return job;
    }

    JobHandler handler() {
        return handler;
    }

    JobRun run() {
        return run;
    }

    /** @param usual how long most kinds may say nothing */
    boolean isSilent(Duration usual) {
        return run.silence().compareTo(handler.silence(usual)) > 0;
    }

    boolean isLastStage() {
        return job.stage() == handler.stages().size() - 1;
    }

    boolean is(ClaimedJob other) {
        return job.id().equals(other.id()) && job.attempt() == other.attempt();
    }
}
