package dev.tino.chat.run;

import org.jboss.logging.Logger;

import dev.tino.chat.ChatError;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;

/**
 * How a run ends. Only a failed one has a reason: there is no way to build another.
 *
 * @param code null unless it failed
 * @param detail null unless it failed
 */
record Ending(String status, String code, String detail) {

    static final Ending COMPLETED = new Ending("completed", null, null);
    static final Ending CANCELLED = new Ending("cancelled", null, null);
    static final Ending INTERRUPTED = failed(ChatError.RUN_INTERRUPTED
            .because("The answer was broken off; what was said of it is kept, and the message can be answered again"));

    private static final Logger LOG = Logger.getLogger(Ending.class);

    static Ending failed(Failure reason) {
        return new Ending("failed", reason.code().name(), reason.detail().replace("\0", ""));
    }

    /** What assistants say of themselves is told; what else goes wrong is for the log. */
    static Ending failed(Object run, Throwable reason) {
        if (reason instanceof Failure failure) {
            return failed(failure);
        }
        LOG.errorf(reason, "The run %s fails", run);
        return failed(CoreError.INTERNAL.because("Something went wrong here; the run's id finds it in the log"));
    }

    /** What it is counted under. */
    String outcome() {
        return code == null ? status : code;
    }

    boolean isCompleted() {
        return this == COMPLETED;
    }
}
