package dev.tino.core.web.limit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.Failure;
import dev.tino.core.web.ClientAddress;
import dev.tino.core.web.FilterPriority;
import dev.tino.core.web.FilterRefusals;
import dev.tino.core.web.HealthRoutes;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.RequestCaller;
import dev.tino.core.web.RequestPath;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Counts each request against its caller, or against its address while nobody is signed in. */
@ApplicationScoped
public class RateLimitFilter {

    private static final String AUTH = "/api/v1/auth/";
    /** Many people refresh from one address; the token's family is counted once it is known to be true. */
    private static final String REFRESH = AUTH + "refresh";
    private static final String CLASS = RateLimitFilter.class.getName();
    private static final String OPERATIONS = "/q/";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Map<String, RateClass> named;
    private final RateLimits limits;
    private final FilterRefusals refusals;

    RateLimitFilter(@All List<RateLimited> routes, RateLimits limits, FilterRefusals refusals) {
        this.named = routes.stream().collect(Collectors.toUnmodifiableMap(RateLimited::path, RateLimited::rateClass));
        this.limits = limits;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, FilterPriority.RATE_LIMIT);
    }

    private void count(RoutingContext context) {
        String path = RequestPath.of(context);
        if (path.startsWith(OPERATIONS) || PagePath.isAsset(path) || HealthRoutes.isOne(path) || path.equals(REFRESH)) {
            context.next();
            return;
        }
        RateClass rateClass = rateClass(context.request().method(), path);
        context.put(CLASS, rateClass);
        try {
            limits.take(rateClass, key(context, rateClass)).forEach(context.response()::putHeader);
        } catch (Failure tooOften) {
            refusals.refuse(context, tooOften);
            return;
        }
        context.next();
    }

    /** Whether a request is one of those by which somebody gets in, once it has been counted. */
    public static boolean isEntry(RoutingContext context) {
        return context.get(CLASS) == RateClass.AUTH;
    }

    private RateClass rateClass(HttpMethod method, String path) {
        if (path.startsWith(AUTH) || path.equals(PagePath.LOGIN) && !READING.contains(method)) {
            return RateClass.AUTH;
        }
        return READING.contains(method) ? RateClass.READ : named.getOrDefault(path, RateClass.WRITE);
    }

    private static String key(RoutingContext context, RateClass rateClass) {
        UUID caller = rateClass == RateClass.AUTH ? null : RequestCaller.id(context);
        return caller == null ? ClientAddress.network(context) : caller.toString();
    }
}
