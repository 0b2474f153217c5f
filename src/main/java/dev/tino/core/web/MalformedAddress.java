package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.CoreError;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** An address that cannot be decoded fails in the router, before the first filter; without this it is answered by nothing. */
@ApplicationScoped
class MalformedAddress {

    private final FilterRefusals refusals;

    MalformedAddress(FilterRefusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.errorHandler(400, this::refuse);
    }

    private void refuse(RoutingContext context) {
        CorrelationFilter.mark(context);
        refusals.refuse(context, CoreError.MALFORMED.because("The address holds a broken percent escape"));
    }
}
