package dev.tino.core.job;

import java.util.Collection;
import java.util.UUID;

/** How jobs reach the nodes that run them. Whichever it is, the table of jobs is the truth. */
public interface Transport {

    /** What the setting {@code tino.jobs.transport} calls it. */
    String name();

    /**
     * Begins to listen, on nodes that run jobs. Called while Tino starts, before anything was announced.
     *
     * @param wake called, from any thread, whenever there may be something to claim
     */
    void start(Runnable wake);

    /** The jobs that this node may claim now; null when it may claim any. */
    Collection<UUID> offered();

    /** These are claimed: they are offered no longer. */
    void settle(Collection<UUID> ids);

    /** Whether each stage is handed over anew; else the node that finished one goes on with the next. */
    boolean handsOverStages();

    /** Jobs were queued or came back to the queue on this node, or may have been. */
    void announce();

    void stop();
}
