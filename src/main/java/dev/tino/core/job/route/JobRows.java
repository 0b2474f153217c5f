package dev.tino.core.job.route;

import java.util.ArrayList;
import java.util.Collection;
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
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads jobs. */
@ApplicationScoped
public class JobRows {

    private static final String FOUND = """
            select owner_id, result_type, events, coalesce(expires_at <= now(), false) as expired, job_view(job) as view
              from job""";
    private static final String SEEN = " where id = any ($1) and (owner_id = $2 or owner_id is null and $3 or $4)";
    private static final String FIND = FOUND + SEEN + " order by id desc";
    private static final String SEE = "select id from job" + SEEN;

    private static final String FILTERED = """
            ($1::text is null or status = $1) and ($2::text is null or kind = $2) and ($3::uuid is null or id < $3)
            order by id desc limit $4""";
    private static final String PAGE_OF_ALL = FOUND + " where " + FILTERED;
    /** Each half by its index: few jobs may be anybody's own among very many. */
    private static final String PAGE = FOUND + " join ((select id from job where owner_id = $5 and "
            + FILTERED + ") union all (select id from job where $6 and owner_id is null and " + FILTERED
            + ")) found using (id) order by id desc limit $4";

    private final Pool pool;
    private final ObjectMapper json;

    JobRows(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** A job, unless the caller must not know of it. */
    public Uni<FoundJob> find(UUID id, Asker asker) {
        return find(List.of(id), asker).map(found -> {
            if (found.isEmpty()) {
                throw JobError.JOB_NOT_FOUND.because("There is no such job");
            }
            return found.get(0);
        });
    }

    /** Those of some jobs that the caller may know of, newest first. */
    Uni<List<FoundJob>> find(Collection<UUID> ids, Asker asker) {
        return pool.preparedQuery(FIND).execute(known(ids, asker)).map(this::found);
    }

    private static Tuple known(Collection<UUID> ids, Asker asker) {
        return Tuple.of(ids.toArray(UUID[]::new), asker.id(), asker.seesTinos(), asker.seesAll());
    }

    /** The ids of those of some jobs that the caller may know of. */
    Uni<List<UUID>> see(Collection<UUID> ids, Asker asker) {
        return pool.preparedQuery(SEE).execute(known(ids, asker))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** One page of the jobs that the asker may know of, newest first. */
    Uni<Page<JobView>> page(Asker asker, JobFilter filter, int limit, String encodedCursor) {
        return found(asker, filter, limit, encodedCursor)
                .map(page -> new Page<>(page.items().stream().map(FoundJob::view).toList(), page.nextCursor()));
    }

    /** {@link #page} with what only people's pages tell. */
    Uni<Page<FoundJob>> found(Asker asker, JobFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 1);
        Tuple parameters = Tuple.of(filter.status(), filter.kind(), cursor == null ? null : cursor.uuid(0), limit + 1);
        if (!asker.seesAll()) {
            parameters.addUUID(asker.id()).addBoolean(asker.seesTinos());
        }
        return pool.preparedQuery(asker.seesAll() ? PAGE_OF_ALL : PAGE).execute(parameters)
                .map(rows -> Page.cut(found(rows), limit,
                        last -> new Cursor(filter.fingerprint(), List.of(last.view().id().toString()))));
    }

    private List<FoundJob> found(RowSet<Row> rows) {
        var found = new ArrayList<FoundJob>(rows.rowCount());
        rows.forEach(row -> found.add(new FoundJob(row.getUUID("owner_id"), row.getString("result_type"),
                row.getInteger("events"), row.getBoolean("expired"), view(row.getString("view")))));
        return found;
    }

    private JobView view(String written) {
        try {
            return json.readValue(written, JobView.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
