package dev.tino.core.audit.request;

import static dev.tino.core.database.log.NewestFirst.utc;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.database.log.NewestFirst;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Lists of logged requests, newest first. */
@ApplicationScoped
class RequestPages {

    private static final NewestFirst<RequestView> REQUESTS = new NewestFirst<>("request_log", RequestView::of,
            RequestView::time, RequestView::id);
    /** Sorts behind whatever begins with the same characters. */
    private static final String LAST_CHARACTER = Character.toString(0x10FFFF);

    private final Pool pool;

    RequestPages(Pool pool) {
        this.pool = pool;
    }

    Uni<Page<RequestView>> page(RequestFilter filter, int limit, String cursor) {
        return REQUESTS.page(pool, conditions(filter), filter.fingerprint(), limit, cursor);
    }

    private static Conditions conditions(RequestFilter filter) {
        var conditions = new Conditions().and("user_id = %s", filter.user());
        if (filter.path() != null) {
            conditions.and("path >= %s and path < %s", filter.path(), filter.path() + LAST_CHARACTER);
        }
        if (filter.status() != null) {
            conditions.and("status between %s and %s", filter.status().first(), filter.status().last());
        }
        return conditions.and("time >= %s", utc(filter.from()))
                .and("time < %s", utc(filter.to()))
                .and("micros >= %s", filter.minMillis() == null ? null : filter.minMillis() * 1_000L);
    }
}
