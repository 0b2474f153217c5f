package dev.tino.core.auth.session;

import java.net.URI;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.auth.AuthError;
import dev.tino.core.auth.token.Sessions;
import dev.tino.core.web.FilterPriority;
import dev.tino.core.web.FilterRefusals;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses writes that a page of somebody else has a browser send. One that a cookie lets in carries a token that only our
 * pages know; a log-in, before which there is none, must not be known to come from another site.
 */
@ApplicationScoped
class CsrfFilter {

    private static final String TOKEN = "X-CSRF-Token";
    /** <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header">Fetch Metadata, 2.4</a>. */
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Sessions sessions;
    private final FilterRefusals refusals;

    CsrfFilter(Sessions sessions, FilterRefusals refusals) {
        this.sessions = sessions;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.PAGE_WRITES);
    }

    private void check(RoutingContext context) {
        String path = RequestPath.of(context);
        if (!READING.contains(context.request().method()) && PagePath.isOne(path) && isForged(context, path)) {
            refusals.refuse(context,
                    AuthError.CSRF_REFUSED.because("This was not sent by a page of Tino's; load the page again"));
            return;
        }
        context.next();
    }

    private boolean isForged(RoutingContext context, String path) {
        if (isFromElsewhere(context.request())) {
            return true;
        }
        String cookie = path.equals(PagePath.LOGIN) ? null : SessionCookie.of(context);
        return cookie != null && !sessions.isCsrf(cookie, context.request().getHeader(TOKEN));
    }

    private static boolean isFromElsewhere(HttpServerRequest request) {
        String site = request.getHeader(SITE);
        if (site != null) {
            return !OWN_SITE.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !authority(origin).equalsIgnoreCase(String.valueOf(request.authority()));
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException noOrigin) {
            return "";
        }
    }
}
