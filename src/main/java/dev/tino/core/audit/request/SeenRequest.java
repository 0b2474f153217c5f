package dev.tino.core.audit.request;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jboss.logging.MDC;

import dev.tino.core.audit.request.redaction.Redaction;
import dev.tino.core.error.Problem;
import dev.tino.core.web.ClientAddress;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.RequestCaller;
import dev.tino.core.web.RequestPath;
import dev.tino.core.web.limit.RateLimitFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/** A request as the event loop sees it: references only, nothing is read or redacted before it is answered. */
final class SeenRequest {

    /** The client broke off before the end of the answer, as nginx calls it. */
    static final int CLIENT_GONE = 499;

    /** Set by Quarkus, with the request and not with its routing, when a route with parameters has matched. */
    private static final String ROUTE = "UrlPathTemplate";
    private static final String LOG_INS = "/api/v1/auth/";
    private static final int LONGEST_AGENT = 200;
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_METHOD = 20;
    private static final int FIXED_BYTES = 600;

    private static final String EVENTS = "text/event-stream";

    private final long begin = System.nanoTime();

    final Instant time;
    String method;
    String route;
    /** Whether it is one of those by which somebody gets in. */
    private boolean isEntry;
    String path;
    /** What the path means to the router, whatever way it is spelled. */
    String normalizedPath;
    String query;
    int status;
    long micros;
    UUID userId;
    String address;
    String userAgent;
    String contentType;
    String traceId;
    /** What its resource read of the body, or null. */
    BodyStart body;
    long bytes;
    private boolean streams;
    private long weight;

    SeenRequest(Instant time) {
        this.time = time;
    }

    static SeenRequest begun(RoutingContext context) {
        var request = context.request();
        var seen = new SeenRequest(Instant.now().truncatedTo(ChronoUnit.MICROS));
        seen.method = cut(request.method().name(), LONGEST_METHOD);
        seen.path = cut(request.path(), Redaction.MOST_PATH);
        seen.normalizedPath = RequestPath.of(context);
        seen.query = cut(request.query(), Redaction.MOST_QUERY);
        // A closed connection does not know it any more.
        seen.address = ClientAddress.of(context);
        seen.traceId = (String) MDC.get(Problem.TRACE_ID);
        return seen;
    }

    /**
     * Notes that the answer begins, which is all there is to tell of a stream of events: it lasts as long as its client
     * listens, and one that leaves breaks nothing off.
     */
    void answers(RoutingContext context) {
        String type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(EVENTS)) {
            streams = true;
            micros = elapsed();
        }
    }

    void ended(RoutingContext context, boolean whole) {
        if (!streams) {
            micros = elapsed();
        }
        status = whole || streams ? context.response().getStatusCode() : CLIENT_GONE;
        route = template(context);
        isEntry = RateLimitFilter.isEntry(context);
        userId = RequestCaller.id(context);
        userAgent = cut(context.request().getHeader(HttpHeaders.USER_AGENT), LONGEST_AGENT);
        contentType = cut(context.request().getHeader(HttpHeaders.CONTENT_TYPE), LONGEST_TYPE);
        bytes = context.request().bytesRead();
        body = BodyStart.of(context);
    }

    private long elapsed() {
        return (System.nanoTime() - begin) / 1_000;
    }

    /** Where it went: the template of its route or, when that has no parameters or there is none, its path. */
    String place() {
        return route == null ? normalizedPath : route;
    }

    static String place(RoutingContext context) {
        String route = template(context);
        return route == null ? RequestPath.of(context) : route;
    }

    private static String template(RoutingContext context) {
        return context.request() instanceof HttpServerRequestInternal request ? request.context().getLocal(ROUTE) : null;
    }

    /** Whether it is about who gets in: these are never dropped. */
    boolean isSecurityEvent() {
        return status == 401 || status == 403 || status == 429 || isEntry || place().startsWith(LOG_INS)
                || method.equals("POST") && place().equals(PagePath.LOGIN);
    }

    /** About the memory that it takes while it waits: told once, for a body may still be read when the client is gone. */
    long weight() {
        if (weight == 0) {
            weight = FIXED_BYTES + path.length() + normalizedPath.length() + length(query) + length(userAgent)
                    + length(contentType) + (body == null ? 0 : body.size());
        }
        return weight;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
