package dev.tino.books.training;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;

import dev.tino.core.job.JobRun;
import dev.tino.ml.train.Progress;

/** Adds up how far the models of one job are that are trained side by side. */
final class TrainingProgress {

    /** Of one model; the models' own totals differ. */
    private static final long STEPS = 1_000;

    private final JobRun run;
    private final AtomicLongArray done;

    TrainingProgress(JobRun run, int models) {
        this.run = run;
        this.done = new AtomicLongArray(models);
    }

    /** @param isAwaited whether anybody still waits for the model */
    Progress of(int model, BooleanSupplier isAwaited) {
        return (steps, total) -> {
            done.set(model, steps * STEPS / total);
            run.progress(sum(), done.length() * STEPS).subscribe().with(reported -> {
            }, over -> {
            });
            return isAwaited.getAsBoolean() && !run.isOver();
        };
    }

    private long sum() {
        long sum = 0;
        for (int model = 0; model < done.length(); model++) {
            sum += done.get(model);
        }
        return sum;
    }
}
