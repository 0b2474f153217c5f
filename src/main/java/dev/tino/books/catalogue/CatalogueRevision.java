package dev.tino.books.catalogue;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.concurrent.SharedLoads;
import dev.tino.core.database.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Counts the changes of the catalogue, so that what was answered before is known to be still true. */
@ApplicationScoped
public class CatalogueRevision {

    private static final String CHANNEL = "tino_books";
    private static final String ADVANCE = """
            with advanced as (
                update book_revision set revision = revision + 1, changed_at = clock_timestamp() returning revision
            )
            select revision, pg_notify('%s', revision::text) from advanced""".formatted(CHANNEL);
    private static final String LOOK = "select revision, changed_at from book_revision";
    /** How long a node may go on that lost its connection to the database without noticing. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String ONLY = "";

    private final Pool pool;
    private final Notifications notifications;
    private final SharedLoads<String, Mark> known;

    CatalogueRevision(Pool pool, Notifications notifications) {
        this.pool = pool;
        this.notifications = notifications;
        this.known = new SharedLoads<>(Caffeine.newBuilder().expireAfterWrite(LONGEST), only -> look());
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(CHANNEL, revision -> lookAgain(), this::lookAgain);
    }

    /**
     * In the transaction that changes books, at its end: other changes wait from here on until it is over. Every node
     * hears of it soon after the commit.
     */
    public Uni<Long> advance(SqlClient transaction) {
        return transaction.query(ADVANCE).execute().map(rows -> only(rows).getLong("revision"));
    }

    /** The present one, as this node knows it. */
    public Uni<Long> current() {
        return mark().map(Mark::revision);
    }

    /** The present one; rows that are read after it are at least as new. */
    Uni<Mark> mark() {
        return Uni.createFrom().deferred(() -> notifications.connected() ? known.of(ONLY) : look());
    }

    /** For the node that changed something itself, and need not wait to be told. */
    public void lookAgain() {
        known.forget(ONLY);
    }

    private Uni<Mark> look() {
        return pool.query(LOOK).execute().map(CatalogueRevision::only)
                .map(row -> new Mark(row.getLong("revision"), row.getOffsetDateTime("changed_at").toInstant()));
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }

    /**
     * A state of the catalogue.
     *
     * @param changedAt tells it from one of the same number in a database that was set back
     */
    record Mark(long revision, Instant changedAt) {
    }
}
