package dev.tino.core.job;

/** Ends a run whose job is no longer its own: nobody wants to hear of it. */
final class JobIsOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobIsOver() {
        super("The job was cancelled, erased or given to another node", null, false, false);
    }
}
