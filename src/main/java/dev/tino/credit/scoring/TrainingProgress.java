package dev.tino.credit.scoring;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;

import dev.tino.core.job.JobRun;
import dev.tino.ml.train.Progress;

/** Adds up how far the algorithms are that are tested side by side, and the training that follows. */
final class TrainingProgress {

    /** Of one training; the algorithms' own totals differ. */
    private static final long STEPS = 1_000;

    private final JobRun run;
    private final int trainings;
    private final AtomicLongArray done;

    /** @param trainings that each test takes */
    TrainingProgress(JobRun run, int trainings, int tests) {
        this.run = run;
        this.trainings = trainings;
        this.done = new AtomicLongArray(tests + 1);
    }

    /** @param isAwaited whether anybody still waits for it */
    Progress ofTest(int test, BooleanSupplier isAwaited) {
        return (steps, total) -> report(test, steps * STEPS * trainings / total, isAwaited);
    }

    Progress ofFinal(BooleanSupplier isAwaited) {
        return (steps, total) -> report(done.length() - 1, steps * STEPS / total, isAwaited);
    }

    private boolean report(int part, long steps, BooleanSupplier isAwaited) {
        done.accumulateAndGet(part, steps, Math::max);
        run.progress(sum(), STEPS * ((long) trainings * (done.length() - 1) + 1)).subscribe().with(reported -> {
        }, over -> {
        });
        return isAwaited.getAsBoolean() && !run.isOver();
    }

    private long sum() {
        long sum = 0;
        for (int part = 0; part < done.length(); part++) {
            sum += done.get(part);
        }
        return sum;
    }
}
