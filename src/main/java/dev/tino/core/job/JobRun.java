package dev.tino.core.job;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * One attempt at one stage of a job, as its handler sees it. Whatever it writes fails once the job is no longer this
 * attempt's: it was cancelled, erased, or given to another node when the lease ended.
 */
public final class JobRun {

    public static final String INPUT = "input";
    public static final String RESULT = "result";

    /** Nobody sees more of it. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ClaimedJob job;
    private final String stage;
    private final RunWrites writes;
    private final LongSupplier nanos;
    /** Parts of it that wait for their turn at something that others here hold, and parts that have it. */
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private volatile Progress progress;
    private volatile int failures;
    private volatile long toldAt;
    private volatile long heardAt;
    private volatile boolean over;

    JobRun(ClaimedJob job, String stage, RunWrites writes, LongSupplier nanos) {
        this.job = job;
        this.stage = stage;
        this.writes = writes;
        this.progress = job.progress();
        this.failures = job.failures();
        this.nanos = nanos;
        this.toldAt = nanos.getAsLong();
        this.heardAt = toldAt;
    }

    public UUID id() {
        return job.id();
    }

    /** Whose job it is; null for Tino's own. */
    public UUID ownerId() {
        return job.ownerId();
    }

    /** The stage to do, one of {@link JobHandler#stages}. */
    public String stage() {
        return stage;
    }

    /** Counts claims of this job, from 1. */
    public int attempt() {
        return job.attempt();
    }

    /** How many parts a content has: positions 0 to that, less one, are there. What tells a new attempt where to go on. */
    public Uni<Integer> parts(String name) {
        return writes.contents().count(job.id(), name);
    }

    /** One part of a content, opened; null when it is not there. */
    public Uni<byte[]> part(String name, int position) {
        return writes.contents().part(job.id(), name, position);
    }

    /**
     * Stores a part of a content, sealed, and reports progress, both or neither. The parts of {@link #RESULT}, one behind
     * the other, are the result; other names are for the stages themselves and go when the job ends. A part that is there
     * is replaced; one that is new starts the count of failed tries anew, as going further than ever before does.
     *
     * @param done steps done, from 0 to total
     */
    public Uni<Void> store(String name, int position, byte[] content, long done, long total) {
        Progress reached = reach(done, total);
        return Uni.createFrom().deferred(() -> writes.store(job, name, position, content, reached))
                .invoke(left -> failures = left).replaceWithVoid()
                .onFailure(JobIsOver.class).invoke(this::end);
    }

    /**
     * Reports progress, which renews the lease; as often as one likes, most calls cost nothing. Whoever gets further than
     * every try of this stage before him starts the count of failed ones anew.
     */
    public Uni<Void> progress(long done, long total) {
        Progress reached = reach(done, total);
        if (nanos.getAsLong() - toldAt < PAUSE_NANOS) {
            return over ? Uni.createFrom().failure(new JobIsOver()) : Uni.createFrom().voidItem();
        }
        toldAt = nanos.getAsLong();
        return Uni.createFrom().deferred(() -> writes.progress(job, reached)).onFailure(JobIsOver.class).invoke(this::end);
    }

    /** Parts of one run may report from threads of their own. */
    private synchronized Progress reach(long done, long total) {
        Progress before = progress;
        Progress reached = new Progress(done, total, Math.max(done, before.furthest));
        if (reached.furthest > before.furthest) {
            failures = 0;
        }
        progress = reached;
        heardAt = nanos.getAsLong();
        return reached;
    }

    /**
     * Holds the job for this attempt until a transaction ends: what the transaction writes elsewhere is committed only
     * while nobody else has the job, and nobody takes it before. As its first statement, and in short transactions without
     * {@link #store} and {@link #progress} inside: meanwhile the lease is not renewed.
     *
     * @return fails when the job is no longer this attempt's, which is to roll the transaction back
     */
    public Uni<Void> hold(SqlClient transaction) {
        heardAt = nanos.getAsLong();
        return Uni.createFrom().deferred(() -> writes.hold(transaction, job)).onFailure(JobIsOver.class).invoke(this::end);
    }

    /**
     * A part of it waits for its turn at something that others here hold, however long they do: while no other part works,
     * its silence means nothing.
     */
    public void queued() {
        waiting.incrementAndGet();
    }

    /** The turn of a part that {@link #queued waited} has come. */
    public void begun() {
        working.incrementAndGet();
        waiting.decrementAndGet();
        heardAt = nanos.getAsLong();
    }

    /** A part whose turn it {@link #begun was} is done. */
    public void ended() {
        heardAt = nanos.getAsLong();
        working.decrementAndGet();
    }

    /** For how long nothing was heard of it that should have been. */
    Duration silence() {
        return waiting.get() > 0 && working.get() == 0 ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - heardAt);
    }

    /** Whether the work is for nothing: cancelled, or no longer this attempt's. For code that blocks, from any thread. */
    public boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** How far it came; from any thread. */
    Progress progress() {
        return progress;
    }

    /** Tries that failed since this stage last got further than ever, this one apart. */
    int failures() {
        return failures;
    }

    /**
     * Steps done, and of how many.
     *
     * @param furthest most steps that any try of the stage has done
     */
    record Progress(long done, long total, long furthest) {

        Progress {
            if (done < 0 || done > total) {
                throw new IllegalArgumentException("%d steps of %d".formatted(done, total));
            }
        }
    }
}
