package dev.tino.ml.train;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;

/** How a caller watches a training and stops it. Called on the training thread, often; must return quickly. */
public interface Progress {

    /** Nobody watches, nobody cancels. */
    Progress NONE = (done, total) -> true;

    /**
     * @param done steps done, from 0 to total
     * @return whether to go on; {@code false} ends the training with reason {@code CANCELLED}
     */
    boolean report(long done, long total);

    /** @throws ModelException of reason {@code CANCELLED} when the caller wants no more */
    static void goOn(Progress progress, long done, long total) {
        if (!progress.report(done, total)) {
            throw Reason.CANCELLED.because("cancelled at %d of %d", done, total);
        }
    }
}
