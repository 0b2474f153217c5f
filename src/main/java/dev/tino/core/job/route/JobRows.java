package dev.tino.core.job.route;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobError;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads jobs. */
@ApplicationScoped
class JobRows {

    private static final String FIND = """
            select owner_id, result_type, events, coalesce(expires_at <= now(), false) as expired, job_view(job) as view
              from job where id = $1 and (owner_id = $2 or owner_id is null and $3)""";

    private static final String FILTERED = """
            and ($2::text is null or status = $2) and ($3::text is null or kind = $3) and ($4::uuid is null or id < $4)
            order by id desc limit $5""";
    /** Each half by its index: few jobs may be anybody's own among very many. */
    private static final String PAGE = "select job_view(job) from job join ((select id from job where owner_id = $1 "
            + FILTERED + ") union all (select id from job where $6 and owner_id is null " + FILTERED
            + ")) found using (id) order by id desc limit $5";

    private final Pool pool;
    private final ObjectMapper json;

    JobRows(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** A job, unless the caller must not know of it. */
    Uni<FoundJob> find(UUID id, Viewer viewer) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id, viewer.id(), viewer.isAdmin())).map(rows -> {
            if (rows.rowCount() == 0) {
                throw JobError.JOB_NOT_FOUND.because("There is no such job");
            }
            Row row = rows.iterator().next();
            return new FoundJob(row.getUUID("owner_id"), row.getString("result_type"), row.getInteger("events"),
                    row.getBoolean("expired"), view(row.getString("view")));
        });
    }

    /** One page of the viewer's jobs, and of Tino's own for an administrator; newest first. */
    Uni<Page<JobView>> page(Viewer viewer, JobFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 1);
        return pool.preparedQuery(PAGE)
                .execute(
                        Tuple.of(viewer.id(), filter.status(), filter.kind(), cursor == null ? null : cursor.uuid(0), limit + 1,
                                viewer.isAdmin()))
                .map(rows -> {
                    var views = new ArrayList<JobView>(rows.rowCount());
                    rows.forEach(row -> views.add(view(row.getString(0))));
                    return Page.cut(views, limit, last -> new Cursor(filter.fingerprint(), List.of(last.id().toString())));
                });
    }

    private JobView view(String written) {
        try {
            return json.readValue(written, JobView.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
