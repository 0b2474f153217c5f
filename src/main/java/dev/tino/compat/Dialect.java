package dev.tino.compat;

import dev.tino.core.error.Problem;

/** How an older system words Tino's refusals; a bean for each system. */
public interface Dialect {

    LegacySystem system();

    /**
     * The status of a refusal.
     *
     * @param token what the request brought, for a 401
     */
    default int status(Problem problem, Bearer.State token) {
        return problem.status();
    }

    /** The body of a refusal, to be written as JSON. */
    Object body(Problem problem, Bearer.State token, LegacyRoute route);
}
