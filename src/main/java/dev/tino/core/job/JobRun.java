package dev.tino.core.job;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/**
 * One attempt at one stage of a job, as its handler sees it. Whatever it writes fails once the job is no longer this
 * attempt's: it was cancelled, erased, or given to another node when the lease ended.
 */
public final class JobRun {

    public static final String INPUT = "input";
    public static final String RESULT = "result";

    public UUID id() {
        throw new UnsupportedOperationException();
    }

    /** Whose job it is; null for Tino's own. */
    public UUID ownerId() {
        throw new UnsupportedOperationException();
    }

    /** The stage to do, one of {@link JobHandler#stages}. */
    public String stage() {
        throw new UnsupportedOperationException();
    }

    /** Counts claims of this job, from 1. */
    public int attempt() {
        throw new UnsupportedOperationException();
    }

    /** How many parts a content has: positions 0 to that, less one, are there. What tells a new attempt where to go on. */
    public Uni<Integer> parts(String name) {
        throw new UnsupportedOperationException();
    }

    /** One part of a content, opened; null when it is not there. */
    public Uni<byte[]> part(String name, int position) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores a part of a content, sealed, and reports progress, both or neither. The parts of {@link #RESULT}, one behind
     * the other, are the result; other names are for the stages themselves and go when the job ends. A part that is there
     * is replaced.
     *
     * @param done steps done, from 0 to total
     */
    public Uni<Void> store(String name, int position, byte[] content, long done, long total) {
        throw new UnsupportedOperationException();
    }

    /** Reports progress, which renews the lease; as often as one likes, most calls cost nothing. */
    public Uni<Void> progress(long done, long total) {
        throw new UnsupportedOperationException();
    }

    /** Whether the work is for nothing: cancelled, or no longer this attempt's. For code that blocks, from any thread. */
    public boolean isOver() {
        throw new UnsupportedOperationException();
    }
}
