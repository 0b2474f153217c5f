package dev.tino.books.recommendation.preference;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.BookError;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The opinions of readers, one a book. */
@ApplicationScoped
public class Preferences {

    private static final long LIST = Cursor.fingerprint("book-preferences");

    private static final String SELECT = """
            select p.book_id, b.title, p.value, p.changed_at
              from book_preference p join book b on b.id = p.book_id
             where p.user_id = $1%s
             order by p.changed_at desc, p.book_id desc limit %d""";

    private static final String TITLES = """
            select b.title from book_preference p join book b on b.id = p.book_id
             where p.user_id = $1 order by p.changed_at desc, p.book_id desc limit $2""";

    /** Saying the same again changes nothing, not even since when. */
    private static final String PUT = """
            insert into book_preference as p (user_id, book_id, value, changed_at)
            select $1, id, $3, $4 from book where id = $2
            on conflict (user_id, book_id) do update
               set changed_at = case when p.value = excluded.value then p.changed_at else excluded.changed_at end,
                   value = excluded.value
            returning p.book_id, (select title from book where id = $2) as title, p.value, p.changed_at""";

    private static final String DELETE = """
            with gone as (delete from book_preference where user_id = $1 and book_id = $2)
            select from book where id = $2""";

    private final Pool pool;

    Preferences(Pool pool) {
        this.pool = pool;
    }

    /** One page, newest first. */
    Uni<Page<Preference>> page(UUID userId, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 2);
        var parameters = Tuple.of(userId);
        if (cursor != null) {
            parameters.addOffsetDateTime(cursor.instant(0).atOffset(ZoneOffset.UTC)).addUUID(cursor.uuid(1));
        }
        String behind = cursor == null ? "" : " and (p.changed_at, p.book_id) < ($2, $3)";
        return select(behind, limit + 1, parameters)
                .map(found -> Page.cut(found, limit, last -> new Cursor(LIST,
                        List.of(last.changedAt().toString(), last.bookId().toString()))));
    }

    /** So many of the latest, newest first. */
    public Uni<List<Preference>> latest(UUID userId, int most) {
        return select("", most, Tuple.of(userId));
    }

    /** Of the books of so many of the latest. */
    public Uni<List<String>> titles(UUID userId, int most) {
        return pool.preparedQuery(TITLES).execute(Tuple.of(userId, most)).map(rows -> {
            var titles = new ArrayList<String>(rows.rowCount());
            rows.forEach(row -> titles.add(row.getString(0)));
            return titles;
        });
    }

    private Uni<List<Preference>> select(String behind, int most, Tuple parameters) {
        return pool.preparedQuery(SELECT.formatted(behind, most)).execute(parameters).map(rows -> {
            var found = new ArrayList<Preference>(rows.rowCount());
            rows.forEach(row -> found.add(preference(row)));
            return found;
        });
    }

    Uni<Preference> put(UUID userId, UUID bookId, Opinion value) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return pool.preparedQuery(PUT).execute(Tuple.of(userId, bookId, value.text(), now)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw notFound();
            }
            return preference(rows.iterator().next());
        });
    }

    /** It is no error when there is none. */
    Uni<Void> delete(UUID userId, UUID bookId) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(userId, bookId)).invoke(rows -> {
            if (rows.rowCount() == 0) {
                throw notFound();
            }
        }).replaceWithVoid();
    }

    private static RuntimeException notFound() {
        return BookError.BOOK_NOT_FOUND.because("There is no such book");
    }

    private static Preference preference(Row row) {
        return new Preference(row.getUUID("book_id"), row.getString("title"), Opinion.of(row.getString("value")),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
