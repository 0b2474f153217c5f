package dev.tino.core.audit.activity;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What one account did, newest first, for a domain that shows it its own acts. */
@ApplicationScoped
public class ActivitiesOfAnAccount {

    private final ActivityRows rows;
    private final Ndjson ndjson;

    ActivitiesOfAnAccount(ActivityRows rows, Ndjson ndjson) {
        this.rows = rows;
        this.ndjson = ndjson;
    }

    public Uni<Page<ActivityView>> page(UUID accountId, OwnActivityQuery query, int limit, String cursor) {
        return rows.page(query.filter(accountId), limit, cursor);
    }

    /** All of them, one JSON object a line. */
    public Multi<byte[]> stream(UUID accountId, OwnActivityQuery query) {
        ActivityFilter filter = query.filter(accountId);
        return ndjson.write(cursor -> rows.page(filter, Ndjson.PAGE, cursor));
    }
}
