package dev.tino.compat.health;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.compat.CompatConfig;
import dev.tino.compat.LegacyAnswers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Tells at the addresses of older systems what each of them told there. Two of them have one address, but for the slash at
 * its end. {@code /q/health} remains Tino's own.
 */
@ApplicationScoped
class LegacyHealth {

    /** Behind the filters, and before whatever else has these addresses. */
    private static final int ORDER = -1;
    /** Less than probes have. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String SUCCESSOR = "/q/health";
    private static final String JSON = "application/json";

    private final CompatConfig config;
    private final Pool pool;

    LegacyHealth(CompatConfig config, Pool pool) {
        this.config = config;
        this.pool = pool;
    }

    private record Answer(int status, Map<String, String> body) {
    }

    void register(@Observes Router router) {
        if (!config.enabled()) {
            return;
        }
        route(router, "/health", LegacyHealth::ofChat);
        route(router, "/api/health", LegacyHealth::ofChatsApi);
        route(router, "/api/v1/health", LegacyHealth::ofRatings);
        route(router, "/api/v1/health/", LegacyHealth::ofRecommender);
    }

    private void route(Router router, String path, Function<Boolean, Answer> answer) {
        router.route().pathRegex(path).order(ORDER).method(HttpMethod.GET).method(HttpMethod.HEAD)
                .handler(context -> isUp().subscribe().with(up -> send(context, answer.apply(up))));
    }

    private Uni<Boolean> isUp() {
        return pool.query("select 1").execute().ifNoItem().after(PATIENCE).fail()
                .replaceWith(true).onFailure().recoverWithItem(false);
    }

    private static void send(RoutingContext context, Answer answer) {
        LegacyAnswers.announce(SUCCESSOR, context.response().headers());
        context.response().setStatusCode(answer.status).putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject(new LinkedHashMap<>(answer.body)).encode());
    }

    private static Answer ofChat(boolean up) {
        return new Answer(up ? 200 : 503, body("status", up ? "healthy" : "unhealthy", "service", "ChatAI Backend"));
    }

    private static Answer ofChatsApi(boolean up) {
        return up ? new Answer(200, body("status", "healthy", "database", "connected", "service", "ChatAI API"))
                : new Answer(500, body("status", "unhealthy", "database", "disconnected", "error",
                        "The database does not answer"));
    }

    private static Answer ofRatings(boolean up) {
        return up ? new Answer(200, body("status", "ok", "message", "API e banco de dados estão funcionando corretamente."))
                : new Answer(503, body("detail", "O banco de dados não está respondendo."));
    }

    private static Answer ofRecommender(boolean up) {
        return new Answer(200,
                body("api_status", "OK", "db_status", up ? "UP" : "DOWN", "timestamp", Instant.now().toString()));
    }

    private static Map<String, String> body(String... namesAndValues) {
        Map<String, String> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }
}
