package dev.tino.compat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import dev.tino.core.web.RequestPath;
import io.vertx.core.MultiMap;
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
        if (!config.enabled()) {
            return;
        }
        String path = RequestPath.of(context);
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
     * takes before the router does.
     */
    private static URI rewritten(String path, String query) {
        try {
            String unread = new URI(null, null, path, null).getRawPath();
            return new URI(query == null ? unread : unread + "?" + query);
        } catch (URISyntaxException noAddress) {
            throw new BadRequestException(noAddress);
        }
    }

    private static void note(RoutingContext context, LegacyRoute route) {
        context.put(ROUTE, route);
        // An answer that is streamed has its head written before any filter sees it.
        context.addHeadersEndHandler(head -> {
            MultiMap headers = context.response().headers();
            LegacyAnswers.announce(route.successor(), headers);
            // A caller need not have sent a token to be told what is his: see TokenlessFinance.
            if (!route.isPublic() && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        });
    }

    /** Reads a body to decide by it, and leaves it for the resource to read again. */
    private static void read(ResteasyReactiveContainerRequestContext request, RoutingContext context,
            Consumer<JsonObject> decide) {
        request.suspend();
        SmallBody.read(context, read -> {
            request.setEntityStream(new ByteArrayInputStream(read.getBytes()));
            decide.accept(object(read));
            request.resume();
        }, request::resume);
    }

    private static JsonObject object(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException noObject) {
            return new JsonObject();
        }
    }
}
