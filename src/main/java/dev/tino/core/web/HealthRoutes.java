package dev.tino.core.web;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** The addresses at which load balancers and the clients of older systems look for health. */
@ApplicationScoped
public class HealthRoutes {

    private static final Set<String> PATHS = Set.of("/health", "/api/health", "/api/v1/health");

    /**
     * Whether one of these addresses is meant.
     *
     * @param path as {@link RequestPath#of} spells it
     */
    public static boolean isOne(String path) {
        return PATHS.contains(path);
    }

    void register(@Observes Router router) {
        for (String path : PATHS) {
            router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> context.reroute("/q/health"));
        }
    }
}
