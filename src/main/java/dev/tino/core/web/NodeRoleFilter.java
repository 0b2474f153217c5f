package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.CoreError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** A node without the role of it serves no API, whoever asks; it still answers for its health, metrics and OpenAPI. */
@ApplicationScoped
class NodeRoleFilter {

    private static final String OPERATIONS = "/q/";

    private final NodeConfig config;
    private final FilterRefusals refusals;

    NodeRoleFilter(NodeConfig config, FilterRefusals refusals) {
        this.config = config;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        if (!config.roles().contains(NodeRole.API)) {
            filters.register(this::refuse, FilterPriority.NODE_ROLE);
        }
    }

    private void refuse(RoutingContext context) {
        String path = RequestPath.of(context);
        if (!path.startsWith(OPERATIONS) && !HealthRoutes.isOne(path)) {
            refusals.refuse(context, CoreError.NOT_FOUND.because("This node serves no API"));
            return;
        }
        context.next();
    }
}
