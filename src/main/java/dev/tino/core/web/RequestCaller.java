package dev.tino.core.web;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Finds out who makes a request before anything is spent on it, for the filters; resources have {@link Caller}. */
@ApplicationScoped
public class RequestCaller {

    private static final String ID = RequestCaller.class.getName();

    /** The account that makes the request, or null when nobody is signed in or his token is not acceptable. */
    public static UUID id(RoutingContext context) {
        return context.get(ID);
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, FilterPriority.CALLER);
    }

    private void identify(RoutingContext context) {
        if (!context.request().headers().contains(HttpHeaders.AUTHORIZATION) && !PagePath.isOne(RequestPath.of(context))) {
            context.next();
            return;
        }
        // A token that is refused makes the caller anonymous here; the route refuses him, if it wants somebody. Quarkus'
        // handler would end the request at once, even one that asks for a new token and sends the expired one along.
        Object handler = context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        QuarkusHttpUser.getSecurityIdentity(context, null)
                .onTermination().invoke(() -> context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, handler))
                .subscribe().with(identity -> proceed(context, identity), refused -> context.next());
    }

    private static void proceed(RoutingContext context, SecurityIdentity identity) {
        if (identity != null && !identity.isAnonymous()) {
            context.put(ID, UUID.fromString(identity.getPrincipal().getName()));
        }
        context.next();
    }
}
