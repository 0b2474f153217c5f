package dev.tino.compat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import dev.tino.core.web.RequestPath;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Brings requests with the addresses of older systems to the resources that answer them. Where several claim an address,
 * {@link LegacyChoice} decides.
 */
@ApplicationScoped
class LegacyAddresses {

    /** What of a sender decides, for caches between. */
    private static final String SENDER = "Accept-Language, Authorization";
    private static final String NO_PART_OF_A_QUERY = "\"<>\\^`{|}#\u007F";
    private static final String ROUTE = LegacyAddresses.class.getName();

    private final CompatConfig config;
    private final LegacyChoice choice;

    LegacyAddresses(CompatConfig config, LegacyChoice choice) {
        this.config = config;
        this.choice = choice;
    }

    /** The old route that a request is for, or null when it is for one of Tino's own. */
    static LegacyRoute route(RoutingContext context) {
        return context.get(ROUTE);
    }

    @ServerRequestFilter(preMatching = true)
    public void resolve(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        String path = RequestPath.of(context);
        if (!config.enabled()) {
            return;
        }
        for (LegacySystem system : LegacySystem.values()) {
            if (!system.root().isEmpty() && path.startsWith(system.root() + "/")) {
                LegacyRoutes.of(request.getMethod(), path.substring(system.root().length())).stream()
                        .filter(route -> route.system() == system).findFirst().ifPresent(route -> note(context, route));
                return;
            }
        }
        if (!LegacyRoutes.mayHold(path)) {
            return;
        }
        List<LegacyRoute> claims = LegacyRoutes.of(request.getMethod(), path);
        if (claims.isEmpty()) {
            return;
        }
        if (LegacyChoice.isBySender(path)) {
            context.addHeadersEndHandler(head -> context.response().headers().add(HttpHeaders.VARY, SENDER));
        }
        if (LegacyChoice.needsBody(request.getMethod(), path, context.request())) {
            read(request, context, body -> go(request, context, path, choice.byBody(claims, body)));
        } else {
            go(request, context, path, choice.of(claims, path, context.request()));
        }
    }

    private static void go(ContainerRequestContext request, RoutingContext context, String path, LegacyRoute route) {
        if (route == null) {
            return;
        }
        note(context, route);
        String address = route.address(path);
        if (!address.equals(path)) {
            request.setRequestUri(rewritten(address, context.request().query()));
        }
    }

    /**
     * A path whose percent escapes the router finds as they were sent: this makes one step of reading undone, which a URI
     * takes before the router does. Browsers leave characters in queries that no URI may have.
     */
    private static URI rewritten(String path, String query) {
        try {
            String unread = new URI(null, null, path, null).getRawPath();
            return new URI(query == null ? unread : unread + "?" + escaped(query));
        } catch (URISyntaxException noAddress) {
            throw new BadRequestException(noAddress);
        }
    }

    private static String escaped(String query) {
        var escaped = new StringBuilder(query.length());
        for (byte octet : query.getBytes(StandardCharsets.UTF_8)) {
            if (octet <= ' ' || NO_PART_OF_A_QUERY.indexOf(octet) >= 0) {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            } else {
                escaped.append((char) octet);
            }
        }
        return escaped.toString();
    }

    private static void note(RoutingContext context, LegacyRoute route) {
        context.put(ROUTE, route);
        // An answer that is streamed has its head written before any filter sees it.
        context.addHeadersEndHandler(head -> LegacyAnswers.announce(route.successor(), context.response().headers()));
    }

    /** Reads a body to decide by it, and leaves it for the resource to read again. */
    private static void read(ResteasyReactiveContainerRequestContext request, RoutingContext context,
            Consumer<JsonObject> decide) {
        request.suspend();
        context.request().body().onComplete(read -> {
            if (read.failed()) {
                request.resume(read.cause());
                return;
            }
            try {
                request.setEntityStream(new ByteArrayInputStream(read.result().getBytes()));
                decide.accept(object(read.result()));
                request.resume();
            } catch (RuntimeException failure) {
                request.resume(failure);
            }
        });
        context.request().resume();
    }

    private static JsonObject object(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException noObject) {
            return new JsonObject();
        }
    }
}
