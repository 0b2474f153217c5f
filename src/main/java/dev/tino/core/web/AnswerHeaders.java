package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells browsers and caches not to do with it. */
@ApplicationScoped
class AnswerHeaders {

    private static final String POLICY = "Content-Security-Policy";
    /** An answer is data: a page made of it may load nothing, run nothing and stand in no frame. */
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    /** Pages of ours hold no script and no style of their own. */
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    /** Its page begins with a script of a few lines and styles itself. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    /** Dev UI makes its pages as it goes, of many parts, and shows some of them in frames; it is there in dev mode alone. */
    private static final String DEVELOPMENT = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
            + "frame-ancestors 'self'";
    private static final String PLAIN = "http://";
    private static final String ONE_YEAR = "max-age=31536000";

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, FilterPriority.ANSWER_HEADERS);
    }

    /**
     * A page that forbade every referrer would have its forms sent with {@code Origin: null}
     * (<a href="https://fetch.spec.whatwg.org/#append-a-request-origin-header">Fetch, 3.2.7</a>), as if by another site.
     */
    private static void add(RoutingContext context) {
        String policy = policy(context);
        boolean isPage = PagePath.isOne(RequestPath.of(context));
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", policy.equals(DEVELOPMENT) ? "SAMEORIGIN" : "DENY")
                .set("Referrer-Policy", isPage ? "same-origin" : "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(POLICY, policy);
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
        context.addHeadersEndHandler(ready -> {
            forbidStoring(context);
            leadBackToTheProxy(context);
        });
        context.next();
    }

    private static String policy(RoutingContext context) {
        String path = context.request().path();
        if (path != null && LaunchMode.current() == LaunchMode.DEVELOPMENT && path.startsWith("/q/")) {
            return DEVELOPMENT;
        }
        if (path != null && path.startsWith("/q/swagger-ui")) {
            return SWAGGER_UI;
        }
        return PagePath.isOne(RequestPath.of(context)) ? PAGE : DATA;
    }

    /** An address of ours is made of the scheme that the proxy spoke, and a browser would leave TLS by it. */
    private static void leadBackToTheProxy(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(PLAIN) && ForwardedScheme.isSecure(context)) {
            headers.set(HttpHeaders.LOCATION, "https://" + location.substring(PLAIN.length()));
        }
    }

    /** What depends on who asks, and every refusal, is for this one request, unless its route says otherwise. */
    private static void forbidStoring(RoutingContext context) {
        boolean personal = context.request().headers().contains(HttpHeaders.AUTHORIZATION)
                || PagePath.isOne(RequestPath.of(context));
        MultiMap headers = context.response().headers();
        if ((personal || context.response().getStatusCode() >= 400) && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
