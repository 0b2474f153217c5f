package dev.tino.core.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.CoreError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * A request's path in the one spelling that filters compare. The router serves others too; those that cannot be brought
 * into this one are refused.
 */
@ApplicationScoped
public class RequestPath {

    private static final char PARAMETERS = ';';

    private final FilterRefusals refusals;

    RequestPath(FilterRefusals refusals) {
        this.refusals = refusals;
    }

    /** The path without dot segments, repeated slashes, needless percent escapes and a slash at its end. */
    public static String of(RoutingContext context) {
        String path = context.normalizedPath();
        int last = path.length() - 1;
        return last > 0 && path.charAt(last) == '/' ? path.substring(0, last) : path;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.PATH);
    }

    /** The router takes matrix parameters out of any segment, so that no prefix of the path would be found. */
    private void check(RoutingContext context) {
        String sent = context.request().path();
        if (sent != null && sent.indexOf(PARAMETERS) >= 0) {
            refusals.refuse(context, CoreError.MALFORMED.because("A path takes no parameters behind a semicolon"));
            return;
        }
        context.next();
    }
}
