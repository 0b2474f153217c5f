package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** The addresses at which load balancers and the clients of older systems look for health. */
@ApplicationScoped
class HealthRoutes {

    void register(@Observes Router router) {
        for (String path : new String[] { "/health", "/api/health", "/api/v1/health" }) {
            router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> context.reroute("/q/health"));
        }
    }
}
