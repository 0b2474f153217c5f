package dev.tino.core.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.CoreError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets pages of the configured origins read answers
 * (<a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS</a>). A request of another origin is served without
 * the permission, and its browser keeps the answer from the page; whom it may act for is the token's matter. Quarkus' own
 * filter ends such a request with an empty 403, the pages of this very service among them when a proxy in front speaks TLS.
 */
@ApplicationScoped
class CrossOrigin {

    private static final String ANY = "*";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String TAKEN = "Accept, Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, "
            + CorrelationFilter.HEADER;
    private static final String EXPOSED = "Location, ETag, Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed, "
            + CorrelationFilter.HEADER;
    private static final String PREFLIGHT_SECONDS = "3600";

    private final Set<String> origins;
    private final FilterRefusals refusals;

    CrossOrigin(HttpConfig config, FilterRefusals refusals) {
        this.origins = config.corsOrigins().orElse(List.of()).stream().map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.CROSS_ORIGIN);
    }

    private void check(RoutingContext context) {
        if (!origins.isEmpty()) {
            context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        Map<String, String> permission = permission(origin, RequestPath.of(context));
        permission.forEach(context.response()::putHeader);
        if (!isPreflight(context, origin)) {
            context.next();
        } else if (!permission.isEmpty()) {
            context.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, TAKEN)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
                    .setStatusCode(204).end();
        } else {
            refusals.refuse(context, CoreError.FORBIDDEN.because("Pages of this origin may not call this service"));
        }
    }

    /**
     * The header fields that let a page of an origin read the answer; none when it may not, as none may read our pages, which
     * tell what proves that a write is theirs.
     */
    Map<String, String> permission(String origin, String path) {
        if (origin == null || PagePath.isOne(path)) {
            return Map.of();
        }
        if (origins.contains(origin)) {
            return Map.of(ALLOW_ORIGIN, origin, "Access-Control-Allow-Credentials", "true", EXPOSE_HEADERS, EXPOSED);
        }
        // Never with credentials: any page could then act as whoever looks at it.
        return origins.contains(ANY) ? Map.of(ALLOW_ORIGIN, ANY, EXPOSE_HEADERS, EXPOSED) : Map.of();
    }

    private static boolean isPreflight(RoutingContext context, String origin) {
        return origin != null && context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
