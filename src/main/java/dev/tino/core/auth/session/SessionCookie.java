package dev.tino.core.auth.session;

import jakarta.ws.rs.core.NewCookie;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Where a log-in to the pages lives in a browser, until that is closed or the log-in is over. */
final class SessionCookie {

    private static final String NAME = "tino_session";
    private static final String FORWARDED = "X-Forwarded-Proto";

    private SessionCookie() {
    }

    /** The cookie of a request, or null. A request that brings a token is a program's. */
    static String of(RoutingContext context) {
        Cookie cookie = context.request().headers().contains(HttpHeaders.AUTHORIZATION) ? null
                : context.request().getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    static NewCookie set(String value, RoutingContext context) {
        return cookie(context).value(value).build();
    }

    static NewCookie removed(RoutingContext context) {
        return cookie(context).value("").maxAge(0).build();
    }

    /** Whoever makes up the header has his own cookie kept from plain HTTP, and nothing else. */
    private static NewCookie.Builder cookie(RoutingContext context) {
        boolean secure = context.request().isSSL() || "https".equals(context.request().getHeader(FORWARDED));
        return new NewCookie.Builder(NAME).path("/").httpOnly(true).secure(secure).sameSite(NewCookie.SameSite.STRICT);
    }
}
