package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

import dev.tino.core.error.CoreError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Refuses a {@code Content-Type} that names no media type, by which nobody could look for who reads it. */
@ApplicationScoped
class SentMediaType {

    private final FilterRefusals refusals;

    SentMediaType(FilterRefusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.MEDIA_TYPE);
    }

    private void check(RoutingContext context) {
        String sent = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (sent == null || sent.equals(MediaType.APPLICATION_JSON) || isOne(sent)) {
            context.next();
        } else {
            refusals.refuse(context, CoreError.UNSUPPORTED_MEDIA_TYPE.because("The Content-Type names no media type"));
        }
    }

    private static boolean isOne(String sent) {
        try {
            MediaType.valueOf(sent);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
