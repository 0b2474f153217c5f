package dev.tino.core.audit.retention;

import java.time.Instant;

import io.smallrye.mutiny.Uni;

/** Something that is kept for a number of days and then removed. Whoever keeps such rows contributes one as a bean. */
public interface Retained {

    /** Its stable name in settings, routes and metrics, such as {@code requests}. */
    String name();

    /** The table that holds it, with whatever else that holds. */
    String table();

    /** Days that it is kept unless somebody says otherwise. */
    int defaultDays();

    /**
     * Removes what is older. Runs on one node at a time; may take several transactions, none of them long.
     *
     * @return how many rows went
     */
    Uni<Long> removeBefore(Instant cutOff);
}
