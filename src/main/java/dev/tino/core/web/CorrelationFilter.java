package dev.tino.core.web;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.MDC;

import dev.tino.core.error.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Gives each request a correlation id, the caller's own if it is sane, and puts it into the answer and every log line. */
@ApplicationScoped
class CorrelationFilter {

    static final String HEADER = "X-Correlation-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(this::identify, FilterPriority.CORRELATION);
    }

    private void identify(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
        MDC.put(Problem.TRACE_ID, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }
}
