package dev.tino.core.auth.session;

import jakarta.ws.rs.core.NewCookie;

import dev.tino.core.web.ForwardedScheme;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Where a log-in to the pages lives in a browser, until that is closed or the log-in is over. */
final class SessionCookie {

    private static final String NAME = "tino_session";

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

    private static NewCookie.Builder cookie(RoutingContext context) {
        return new NewCookie.Builder(NAME).path("/").httpOnly(true).secure(ForwardedScheme.isSecure(context))
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
