package dev.tino.core.audit.request;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import dev.tino.core.audit.request.redaction.Redaction;

/** Turns what was seen into what is kept. */
@ApplicationScoped
class RowMaker {

    private static final Logger LOG = Logger.getLogger(RowMaker.class);
    private static final int LONGEST_TRACE_ID = 64;

    private final Redaction redaction;
    private final UserAgents agents;
    private final Predicate<String> isStaticRoute;

    @Inject
    RowMaker(Redaction redaction, UserAgents agents, StaticRoutes routes) {
        this(redaction, agents, routes::contains);
    }

    RowMaker(Redaction redaction, UserAgents agents, Predicate<String> isStaticRoute) {
        this.redaction = redaction;
        this.agents = agents;
        this.isStaticRoute = isStaticRoute;
    }

    List<RequestRow> rows(List<SeenRequest> batch) {
        UserAgents.Batch clients = agents.batch();
        return batch.stream().map(seen -> row(seen, clients)).toList();
    }

    private RequestRow row(SeenRequest seen, UserAgents.Batch clients) {
        try {
            return row(seen, clients.recognize(seen.userAgent), body(seen));
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.error("Of a request its body and its client are missing from the request log", broken);
            return row(seen, UserAgents.Client.UNTOLD, null);
        }
    }

    private RequestRow row(SeenRequest seen, UserAgents.Client client, String body) {
        return new RequestRow(id(), seen, route(seen), redaction.path(seen.path), redaction.query(seen.query, seen.place()),
                client.browser(), client.os(), redaction.word(seen.traceId, LONGEST_TRACE_ID), body);
    }

    private String body(SeenRequest seen) {
        byte[] start = seen.body == null ? null : seen.body.bytes();
        return redaction.body(seen.place(), seen.contentType, start, seen.bytes);
    }

    /** The template, or null when no route matched. */
    private String route(SeenRequest seen) {
        return seen.route == null && isStaticRoute.test(seen.normalizedPath) ? seen.normalizedPath : seen.route;
    }

    /** The request in one line of the application log. */
    String line(SeenRequest seen) {
        String query = redaction.query(seen.query, seen.place());
        return "%s %s %s%s %d %d us, user %s, from %s, %s".formatted(seen.time, redaction.word(seen.method, 20),
                redaction.path(seen.path), query == null ? "" : "?" + query, seen.status, seen.micros, seen.userId,
                seen.address, redaction.word(seen.traceId, LONGEST_TRACE_ID));
    }

    /** Nobody guesses at these: any generator will do. */
    private static UUID id() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
