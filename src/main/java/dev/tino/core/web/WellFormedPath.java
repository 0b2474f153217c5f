package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.CoreError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Refuses an address that cannot be decoded before the router stumbles over it, which would answer without a word. */
@ApplicationScoped
class WellFormedPath {

    private final FilterRefusals refusals;

    WellFormedPath(FilterRefusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.WELL_FORMED);
    }

    private void check(RoutingContext context) {
        if (isWellFormed(context)) {
            context.next();
        } else {
            refusals.refuse(context, CoreError.MALFORMED.because("The address holds a broken percent escape"));
        }
    }

    private static boolean isWellFormed(RoutingContext context) {
        try {
            context.normalizedPath();
            context.queryParams();
            return true;
        } catch (RuntimeException undecodable) {
            return false;
        }
    }
}
