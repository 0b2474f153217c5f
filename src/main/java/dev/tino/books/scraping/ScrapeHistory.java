package dev.tino.books.scraping;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import dev.tino.core.database.Instants;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The runs so far, kept for a time. */
@ApplicationScoped
class ScrapeHistory implements Retained {

    /** A job that is no more was finished: well if its books came into the catalogue. */
    private static final String SELECT = """
            select scrape.id, scrape.submitted_at, scrape.started_at, coalesce(job.finished_at, scrape.finished_at) as finished_at,
                   coalesce(job.status, case when scrape.finished_at is not null then 'completed' else 'failed' end) as status,
                   scrape.found, scrape.added, scrape.changed, scrape.gone, scrape.failed
              from book_scrape scrape left join job on job.id = scrape.id
             where $1::uuid is null or scrape.id < $1
             order by scrape.id desc limit $2""";
    private static final String REMOVE = """
            delete from book_scrape scrape where submitted_at < $1
               and not exists (select from job where job.id = scrape.id and job.status in ('pending', 'running'))""";
    private static final long LIST = Cursor.fingerprint("book_scrape");

    private final Pool pool;

    ScrapeHistory(Pool pool) {
        this.pool = pool;
    }

    /** Newest first: ids grow with time. */
    Uni<Page<ScrapeView>> page(int limit, String encodedCursor) {
        Cursor cursor = Cursor.decode(encodedCursor, LIST, 1);
        UUID before = cursor == null ? null : cursor.uuid(0);
        return pool.preparedQuery(SELECT).execute(Tuple.of(before, limit + 1)).map(rows -> {
            var views = new ArrayList<ScrapeView>(rows.rowCount());
            rows.forEach(row -> views.add(view(row)));
            return Page.cut(views, limit, last -> new Cursor(LIST, List.of(last.id().toString())));
        });
    }

    private static ScrapeView view(Row row) {
        return new ScrapeView(row.getUUID("id"), row.getString("status"), Instants.of(row, "submitted_at"),
                Instants.of(row, "started_at"), Instants.of(row, "finished_at"), row.getInteger("found"),
                row.getInteger("added"),
                row.getInteger("changed"), row.getInteger("gone"), row.getInteger("failed"));
    }

    /** When the last one was asked for; null when none was. */
    Uni<Instant> last() {
        return pool.query("select max(submitted_at) as last from book_scrape").execute()
                .map(rows -> Instants.of(rows.iterator().next(), "last"));
    }

    @Override
    public String name() {
        return "scrapes";
    }

    @Override
    public String table() {
        return "book_scrape";
    }

    @Override
    public int defaultDays() {
        return 90;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(cutOff.atOffset(ZoneOffset.UTC)))
                .map(removed -> (long) removed.rowCount());
    }
}
