package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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
    /** Its page begins with a script of a few lines and styles itself. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String ONE_YEAR = "max-age=31536000";

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, FilterPriority.ANSWER_HEADERS);
    }

    private static void add(RoutingContext context) {
        boolean page = context.request().path() != null && context.request().path().startsWith("/q/swagger-ui");
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(POLICY, page ? SWAGGER_UI : DATA);
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", ONE_YEAR);
        }
        context.addHeadersEndHandler(ready -> forbidStoring(context));
        context.next();
    }

    /** What depends on who asks, and every refusal, is for this one request, unless its route says otherwise. */
    private static void forbidStoring(RoutingContext context) {
        boolean personal = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        MultiMap headers = context.response().headers();
        if ((personal || context.response().getStatusCode() >= 400) && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
