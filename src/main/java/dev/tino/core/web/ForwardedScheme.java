package dev.tino.core.web;

import io.vertx.ext.web.RoutingContext;

/**
 * What clients speak to a proxy in front. Whoever makes up the header has his own cookie kept from plain HTTP and is told
 * addresses that do not answer him, and nothing else.
 */
public final class ForwardedScheme {

    private static final String HEADER = "X-Forwarded-Proto";

    private ForwardedScheme() {
    }

    /** Whether the client speaks TLS, with this node or with a proxy. */
    public static boolean isSecure(RoutingContext context) {
        return context.request().isSSL() || "https".equals(context.request().getHeader(HEADER));
    }
}
