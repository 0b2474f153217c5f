package dev.tino.compat.health;

import java.util.LinkedHashMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.health.Readiness;

import dev.tino.compat.CompatConfig;
import dev.tino.compat.LegacyAnswers;
import dev.tino.core.web.DatabaseReadiness;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells at the addresses of older systems what each of them told there. Two of them have one address, but for the slash at
 * its end. {@code /q/health} remains Tino's own.
 */
@ApplicationScoped
class LegacyHealth {

    /** Behind the filters, and before whatever else has these addresses. */
    private static final int ORDER = -1;
    private static final String SUCCESSOR = "/q/health";
    private static final String JSON = "application/json";

    private final CompatConfig config;
    private final DatabaseReadiness database;

    LegacyHealth(CompatConfig config, @Readiness DatabaseReadiness database) {
        this.config = config;
        this.database = database;
    }

    void register(@Observes Router router) {
        if (!config.enabled()) {
            return;
        }
        route(router, "/health", HealthAnswer::ofChat);
        route(router, "/api/health", HealthAnswer::ofChatsApi);
        route(router, "/api/v1/health", HealthAnswer::ofRatings);
        route(router, "/api/v1/health/", HealthAnswer::ofRecommender);
    }

    /** A route is for its path with a slash at the end, too. */
    private void route(Router router, String path, Function<Boolean, HealthAnswer> answer) {
        router.route(path).order(ORDER).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> {
            if (path.equals(context.normalizedPath())) {
                database.answers().subscribe().with(up -> send(context, answer.apply(up)));
            } else {
                context.next();
            }
        });
    }

    private static void send(RoutingContext context, HealthAnswer answer) {
        LegacyAnswers.announce(SUCCESSOR, context.response().headers());
        context.response().setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject(new LinkedHashMap<>(answer.body())).encode());
    }
}
