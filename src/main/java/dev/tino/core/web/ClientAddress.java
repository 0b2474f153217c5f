package dev.tino.core.web;

import io.vertx.ext.web.RoutingContext;

/** The address that a request comes from. */
public final class ClientAddress {

    private ClientAddress() {
    }

    public static String of(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }
}
