package dev.tino.compat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.web.FilterPriority;
import dev.tino.core.web.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Lets companies send their token as the older system takes it: alone, without the name of its scheme. */
@ApplicationScoped
class RawTokens {

    private static final int BEFORE_AUTHENTICATION = FilterPriority.NODE_ROLE - 5;

    private final CompatConfig config;

    RawTokens(CompatConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::name, BEFORE_AUTHENTICATION);
        }
    }

    private void name(RoutingContext context) {
        String token = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (token != null && !token.isBlank() && token.indexOf(' ') < 0 && isCredits(RequestPath.of(context))) {
            context.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        context.next();
    }

    private static boolean isCredits(String path) {
        return LegacyRoutes.mayHold(path)
                && LegacyRoutes.of("POST", path).stream().anyMatch(route -> route.system() == LegacySystem.CREDIT);
    }
}
