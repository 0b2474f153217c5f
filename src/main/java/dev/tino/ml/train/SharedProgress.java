package dev.tino.ml.train;

import java.util.Arrays;

/** Adds up the progress of parts that run side by side, and ends all of them once one is to end. */
final class SharedProgress {

    /** Of one part; the parts' own totals differ. */
    private static final long STEPS = 1000;

    private final long[] done;
    private final Progress whole;
    /** What ended it, or {@code null}. */
    private Throwable failure;

    SharedProgress(int parts, Progress whole) {
        done = new long[parts];
        this.whole = whole;
    }

    Progress part(int part) {
        return (steps, total) -> report(part, steps * STEPS / total);
    }

    private synchronized boolean report(int part, long steps) {
        done[part] = Math.max(done[part], steps);
        return failure == null && whole.report(Arrays.stream(done).sum(), done.length * STEPS);
    }

    /** Ends all parts; the first failure counts. */
    synchronized void fail(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    synchronized void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
