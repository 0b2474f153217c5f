package dev.tino.core.audit.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.web.FilterPriority;
import dev.tino.core.web.HealthRoutes;
import dev.tino.core.web.PagePath;
import dev.tino.core.web.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Notes every request, refused and broken-off ones too. Only those for health and metrics are no news, nor are the files
 * that each page loads, which are the same for everybody.
 */
@ApplicationScoped
class RequestLogFilter {

    private static final String KEY = SeenRequest.class.getName();

    private final RequestLog log;
    private final RequestLogConfig config;

    RequestLogFilter(RequestLog log, RequestLogConfig config) {
        this.log = log;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::note, FilterPriority.REQUEST_LOG);
        }
    }

    /** Whether a request is going to be logged. */
    static boolean isNoted(RoutingContext context) {
        return context != null && context.get(KEY) != null;
    }

    private void note(RoutingContext context) {
        if (!isNoNews(RequestPath.of(context))) {
            SeenRequest seen = SeenRequest.begun(context);
            context.put(KEY, seen);
            context.addHeadersEndHandler(ready -> seen.answers(context));
            // Comes when the connection breaks off, too.
            context.addEndHandler(ended -> {
                seen.ended(context, ended.succeeded());
                log.add(seen);
            });
        }
        context.next();
    }

    private static boolean isNoNews(String path) {
        return path.startsWith("/q/health") || path.equals("/q/metrics") || HealthRoutes.isOne(path)
                || PagePath.isAsset(path);
    }
}
