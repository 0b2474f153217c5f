package dev.tino.core.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.error.CoreError;
import io.smallrye.mutiny.Uni;

/** Kinds of jobs that only tests queue, and what tests see of them. */
@ApplicationScoped
class TestJobs {

    static final String ECHO = "test.echo";
    static final String STAGES = "test.stages";
    static final String STUMBLING = "test.stumbling";
    static final String FLAKY = "test.flaky";
    static final String REFUSED = "test.refused";
    static final String BROKEN = "test.broken";
    static final String GATE = "test.gate";
    static final String NARROW = "test.narrow";
    static final String RESUMED = "test.resumed";
    static final String HESITANT = "test.hesitant";
    static final String CLIMBING = "test.climbing";
    static final String CIRCLING = "test.circling";

    static final String HANGING = "test.hanging";
    static final String QUEUED = "test.queued";

    /** What climbing jobs come to, a step each try. */
    static final int TOP = 6;

    /** Runs as they began, in their order. */
    static final Queue<JobRun> BEGUN = new ConcurrentLinkedQueue<>();
    /** Ends the runs that wait at it, each at a copy: what is cancelled with a run is not the gate. */
    static final Map<UUID, CompletableFuture<Void>> GATES = new ConcurrentHashMap<>();
    static final Map<UUID, CompletableFuture<Void>> CANCELLED = new ConcurrentHashMap<>();
    static final AtomicInteger NARROW_AT_ONCE = new AtomicInteger();
    static final AtomicInteger NARROW_MOST = new AtomicInteger();
    /** Whether broken jobs are mended. */
    static volatile boolean mended;

    static CompletableFuture<Void> gate(UUID id) {
        return GATES.computeIfAbsent(id, absent -> new CompletableFuture<>());
    }

    static CompletableFuture<Void> cancelled(UUID id) {
        return CANCELLED.computeIfAbsent(id, absent -> new CompletableFuture<>());
    }

    private record Kind(String kind, List<String> stages, int mostAtOnce, String resultType, Duration silence,
            Function<JobRun, Uni<Void>> work)
            implements
                JobHandler {

        Kind(String kind, Function<JobRun, Uni<Void>> work) {
            this(kind, List.of("run"), Integer.MAX_VALUE, work);
        }

        Kind(String kind, List<String> stages, int mostAtOnce, Function<JobRun, Uni<Void>> work) {
            this(kind, stages, mostAtOnce, "text/plain", null, work);
        }

        /** Of jobs that may say nothing for so long. */
        Kind(String kind, Duration silence, Function<JobRun, Uni<Void>> work) {
            this(kind, List.of("run"), Integer.MAX_VALUE, "text/plain", silence, work);
        }

        @Override
        public Duration silence(Duration usual) {
            return silence == null ? usual : silence;
        }

        @Override
        public Uni<Void> run(JobRun run) {
            BEGUN.add(run);
            return work.apply(run);
        }
    }

    /** The input is the result, part by part. */
    @Produces
    @Singleton
    JobHandler echo() {
        return new Kind(ECHO, run -> run.parts(JobRun.INPUT).chain(parts -> copy(run, 0, parts)));
    }

    private static Uni<Void> copy(JobRun run, int position, int parts) {
        if (position == parts) {
            return Uni.createFrom().voidItem();
        }
        return run.part(JobRun.INPUT, position)
                .chain(part -> run.store(JobRun.RESULT, position, part, position + 1, parts))
                .chain(() -> copy(run, position + 1, parts));
    }

    @Produces
    @Singleton
    JobHandler stages() {
        return new Kind(STAGES, List.of("one", "two", "three"), Integer.MAX_VALUE,
                run -> run.store(run.stage().equals("three") ? JobRun.RESULT : run.stage(), 0,
                        run.stage().getBytes(StandardCharsets.UTF_8), run.stage().length(), 5));
    }

    /** Its second stage fails the first time. */
    @Produces
    @Singleton
    JobHandler stumbling() {
        return new Kind(STUMBLING, List.of("one", "two"), Integer.MAX_VALUE,
                run -> run.stage().equals("one") || BEGUN.stream().filter(other -> other.id().equals(run.id())).count() > 2
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(CoreError.UNAVAILABLE.because("Not yet")));
    }

    @Produces
    @Singleton
    JobHandler flaky() {
        return new Kind(FLAKY, run -> run.attempt() < 3
                ? Uni.createFrom().failure(CoreError.UNAVAILABLE.because("Not yet"))
                : run.store(JobRun.RESULT, 0, "at last".getBytes(StandardCharsets.UTF_8), 1, 1));
    }

    @Produces
    @Singleton
    JobHandler refused() {
        return new Kind(REFUSED, run -> Uni.createFrom().failure(CoreError.INVALID.because("Row %d is no row", 7)));
    }

    @Produces
    @Singleton
    JobHandler broken() {
        return new Kind(BROKEN, run -> {
            if (!mended) {
                throw new IllegalStateException("a secret of the inside");
            }
            return run.store(JobRun.RESULT, 0, "mended".getBytes(StandardCharsets.UTF_8), 1, 1);
        });
    }

    /** Waits for its gate. */
    @Produces
    @Singleton
    JobHandler gate() {
        return new Kind(GATE, run -> Uni.createFrom().completionStage(gate(run.id()).copy())
                .onCancellation().invoke(() -> cancelled(run.id()).complete(null)));
    }

    /** Does nothing and never ends. */
    @Produces
    @Singleton
    JobHandler hanging() {
        return new Kind(HANGING, Duration.ofMillis(100), run -> Uni.createFrom().<Void> nothing()
                .onCancellation().invoke(() -> cancelled(run.id()).complete(null)));
    }

    /** Waits at its gate for its turn. */
    @Produces
    @Singleton
    JobHandler queued() {
        return new Kind(QUEUED, Duration.ofMillis(100), run -> {
            run.queued();
            return Uni.createFrom().completionStage(gate(run.id()).copy());
        });
    }

    @Produces
    @Singleton
    JobHandler narrow() {
        return new Kind(NARROW, List.of("run"), 2, run -> {
            NARROW_MOST.accumulateAndGet(NARROW_AT_ONCE.incrementAndGet(), Math::max);
            return run.parts(JobRun.INPUT).chain(() -> run.store(JobRun.RESULT, 0, new byte[0], 0, 0))
                    .invoke(NARROW_AT_ONCE::decrementAndGet);
        });
    }

    /** Fails after each new part but the last. */
    @Produces
    @Singleton
    JobHandler hesitant() {
        return new Kind(HESITANT, run -> run.parts(JobRun.RESULT)
                .chain(there -> run.store(JobRun.RESULT, there, new byte[1], there + 1, 5)
                        .chain(() -> there == 4 ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(CoreError.UNAVAILABLE.because("Not yet")))));
    }

    /** Begins at the bottom each time, and fails a step further up. */
    @Produces
    @Singleton
    JobHandler climbing() {
        return new Kind(CLIMBING, run -> run.progress(1, TOP).chain(() -> run.progress(run.attempt(), TOP))
                .chain(() -> run.attempt() == TOP ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(CoreError.UNAVAILABLE.because("Not yet"))));
    }

    /** Fails at the same step each time. */
    @Produces
    @Singleton
    JobHandler circling() {
        return new Kind(CIRCLING, run -> run.progress(1, 2).chain(() -> run.progress(2, 2))
                .chain(() -> Uni.createFrom().failure(CoreError.UNAVAILABLE.because("Never"))));
    }

    /** Stores what it does step by step; from the second attempt on it waits for no gate. */
    @Produces
    @Singleton
    JobHandler resumed() {
        return new Kind(RESUMED, run -> run.parts(JobRun.RESULT)
                .chain(there -> run.store(JobRun.RESULT, there, ("from " + there + "\n").getBytes(StandardCharsets.UTF_8),
                        there + 1, 2))
                .chain(() -> run.attempt() > 1 ? Uni.createFrom().voidItem()
                        : Uni.createFrom().completionStage(gate(run.id()).copy())));
    }
}
