package dev.tino.books.recommendation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.Book;
import dev.tino.books.recommendation.BestScores.Scored;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the books that may be recommended: those that the shop has, without the ones that the asker knows. */
@ApplicationScoped
class RankedBooks {

    private static final String OF_THESE = """
            select b.id, b.upc, b.title, b.genre from book b where b.upc = any ($1) and b.gone_at is null and\s""";
    /** A second copy of the same book is no news; another book of the same name is. */
    private static final String NOT_THE_SAME = """
            b.id <> $2 and not (lower(b.title) = lower($3) and b.description is not distinct from $4)""";
    private static final String UNKNOWN_TO = """
            not exists (select from book_preference p where p.user_id = $2 and p.book_id = b.id)""";

    private static final String LIKE_BY_GENRE = """
            select b.id, b.title, b.genre, 0.5 * (b.genre = $3)::integer + 0.5 * similarity(b.title_key, book_fold($2)) as score
              from book b
             where b.gone_at is null and (b.genre = $3 or b.title_key %% book_fold($2))
               and b.id <> $1 and not (lower(b.title) = lower($2) and b.description is not distinct from $4)
             order by score desc, b.rating desc nulls last, b.title, b.id limit %d""";

    private final Pool pool;

    RankedBooks(Pool pool) {
        this.pool = pool;
    }

    /** In the order of the ranking, without the book itself and without its copies. */
    Uni<List<RankedBook>> there(List<Scored> ranking, Book asked) {
        return there(OF_THESE + NOT_THE_SAME, ranking,
                Tuple.of(upcs(ranking), asked.id(), asked.title(), asked.description()));
    }

    /** In the order of the ranking, without what the reader has an opinion of. */
    Uni<List<RankedBook>> there(List<Scored> ranking, UUID reader) {
        return there(OF_THESE + UNKNOWN_TO, ranking, Tuple.of(upcs(ranking), reader));
    }

    private static String[] upcs(List<Scored> ranking) {
        return ranking.stream().map(Scored::upc).toArray(String[]::new);
    }

    private Uni<List<RankedBook>> there(String select, List<Scored> ranking, Tuple parameters) {
        if (ranking.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Map<String, Float> scores = ranking.stream().collect(Collectors.toMap(Scored::upc, Scored::score));
        return pool.preparedQuery(select).execute(parameters)
                .map(rows -> RankedBook.list(rows, row -> scores.get(row.getString("upc"))).stream()
                        // Of equals the first by name, as everywhere.
                        .sorted((one, other) -> one.score() == other.score() ? one.title().compareTo(other.title())
                                : Float.compare(other.score(), one.score()))
                        .toList());
    }

    /** Of its genre, or with a title like its own; the most like it first. */
    Uni<List<RankedBook>> likeByGenre(Book asked, int most) {
        return pool.preparedQuery(LIKE_BY_GENRE.formatted(most))
                .execute(Tuple.of(asked.id(), asked.title(), asked.genre(), asked.description()))
                .map(rows -> RankedBook.list(rows, row -> row.getDouble("score")));
    }
}
