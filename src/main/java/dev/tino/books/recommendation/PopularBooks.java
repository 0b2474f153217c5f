package dev.tino.books.recommendation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.core.concurrent.SharedLoads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What most readers like more than others dislike it, then what is rated best. Counts all opinions once a minute. */
@ApplicationScoped
class PopularBooks {

    private static final String POPULAR = """
            select b.id, b.title, b.genre, coalesce(v.votes, 0)::float8 as score
              from book b
              left join (select book_id, sum(case value when 'like' then 1 else -1 end) as votes
                           from book_preference group by book_id) v on v.book_id = b.id
             where b.gone_at is null
               and not exists (select from book_preference p where p.user_id = $1 and p.book_id = b.id)
             order by score desc, b.rating desc nulls last, b.number_of_reviews desc, b.title, b.id limit %d""";
    private static final String KNOWN = "select book_id from book_preference where user_id = $1 and book_id = any ($2)";

    private static final int KEPT = 1_000;
    private static final Duration HOW_LONG = Duration.ofMinutes(1);
    private static final int REVISIONS = 2;

    private final Pool pool;
    private final CatalogueRevision revision;
    private final SharedLoads<Long, List<RankedBook>> lists = new SharedLoads<>(
            Caffeine.newBuilder().maximumSize(REVISIONS).expireAfterWrite(HOW_LONG), present -> popular(null, KEPT));

    PopularBooks(Pool pool, CatalogueRevision revision) {
        this.pool = pool;
        this.revision = revision;
    }

    /** The most popular first, without what the reader has an opinion of. */
    Uni<List<RankedBook>> unknownTo(UUID reader, int most) {
        return revision.current().chain(lists::of).chain(list -> known(reader, list).chain(known -> {
            List<RankedBook> left = list.stream().filter(book -> !known.contains(book.id())).limit(most).toList();
            // Who knows nearly all of them is rare enough for a count of his own.
            return left.size() == most || list.size() < KEPT ? Uni.createFrom().item(left) : popular(reader, most);
        }));
    }

    private Uni<Set<UUID>> known(UUID reader, List<RankedBook> list) {
        return pool.preparedQuery(KNOWN).execute(Tuple.of(reader, list.stream().map(RankedBook::id).toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getUUID(0)));
                    return known;
                });
    }

    /** @param reader whose own are left out; null for nobody's */
    private Uni<List<RankedBook>> popular(UUID reader, int most) {
        return pool.preparedQuery(POPULAR.formatted(most)).execute(Tuple.of(reader))
                .map(rows -> RankedBook.list(rows, row -> row.getDouble("score")));
    }
}
