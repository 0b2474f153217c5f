package dev.tino.books.catalogue.search;

import java.util.ArrayList;
import java.util.List;

import dev.tino.core.web.Cursor;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statement that finds a page of books, with its parameters. */
final class BookStatement {

    /** The most that a search by words gives. */
    static final int CANDIDATES = 1_000;

    // The ids first, from one index that holds all that is asked about; then what is shown of those few.
    private static final String BY_FILTERS = """
            select %1$s from (
                select b.id from book b where b.gone_at is null%2$s order by %3$s limit %4$d
            ) found join book b on b.id = found.id order by %3$s""";

    // Whom the words of the title fit come first, then whom those of the description fit, then similar titles. Of words
    // that very many books hold, the first so many are ranked.
    private static final String CANDIDATE = """
            with asked as materialized (
                select $1::text::tsquery as query
            ), titled as materialized (
                select id, 2 + ts_rank(title_words, $1::text::tsquery, 2)::float8 as score
                  from (select b.id, b.title_words from book b
                         where b.gone_at is null and b.title_words @@ %2$s%1$s%3$s limit 3000) found
                 order by 2 desc, 1 limit %5$d
            ), told as materialized (
                select id, 1 + ts_rank(words, $1::text::tsquery, 32)::float8 as score
                  from (select b.id, b.words from book b
                         where b.gone_at is null and b.words @@ %2$s and not b.title_words @@ %2$s%1$s%4$s
                         limit %5$d) found
            ), alike as materialized (%6$s
            ), candidate as (
                select id, score from titled union all select id, score from told union all select id, score from alike
                 order by 2 desc, 1 limit %5$d
            )
            """;
    private static final String SIMILAR = """

            select b.id, found.similarity::float8 as score
              from book_titles_like($2) found join book b on b.id = found.id
             where (select count(*) from titled) + (select count(*) from told) < %2$d
               and (not b.words @@ $1::text::tsquery) is not false%1$s%3$s""";
    // A word that every text may hold, such as "the": what is similar to it would be most of the catalogue, of which all
    // had to be compared; the titles in which it stands are found one by one.
    private static final String HOLDING = """

            select id, word_similarity($2, title_key)::float8 as score
              from (select b.id, b.title_key from book b
                     where b.gone_at is null and b.title_key like book_part($2)
                           and word_similarity($2, b.title_key) >= 0.5%1$s%3$s
                     order by b.title_key, b.id limit %2$d) found""";
    // Words alone: a subselect keeps the planner from knowing how frequent they are, and the index of words is the way then,
    // whose rows come in the order in which the database keeps them, the oldest first.
    private static final String UNKNOWN_WORDS = "(select query from asked)";
    // Words and filters: whichever of the two leaves fewer rows is the way.
    private static final String KNOWN_WORDS = "$1::text::tsquery";
    private static final String OLDEST_FIRST = " order by b.id";
    private static final String BY_RELEVANCE = """
            select %1$s, found.score from (
                select c.id, c.score from candidate c where true%2$s order by -c.score, c.id limit %4$d
            ) found join book b on b.id = found.id order by -found.score, found.id""";
    private static final String BY_WORDS = """
            select %1$s from candidate c join book b on b.id = c.id where true%2$s order by %3$s limit %4$d""";
    private static final String WITHOUT_EXCLUDED = " and b.words @@ $1::text::tsquery";
    private static final String NONE = " and false";

    static final String COLUMNS = """
            b.id, b.upc, b.title, b.genre, b.price, b.availability, b.available, b.rating, b.image_url, b.url, b.title_key,
            b.missing_stars""";

    private final BookSearch search;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final String candidates;

    /** @param words what was typed; null when nothing was */
    BookStatement(BookSearch search, TypedWords words, Cursor cursor) {
        this.search = search;
        if (words == null) {
            candidates = null;
            restrict();
        } else {
            parameters.add(words.query());
            parameters.add(words.folded());
            restrict();
            candidates = candidates(words);
            conditions.setLength(0);
        }
        if (cursor != null) {
            BookPlace.restrict(this, search.sort(), cursor);
        }
    }

    private String candidates(TypedWords words) {
        boolean filtered = !conditions.isEmpty();
        String order = filtered ? OLDEST_FIRST : "";
        String asked = filtered ? KNOWN_WORDS : UNKNOWN_WORDS;
        String alike = (words.isFrequentWord() ? HOLDING : SIMILAR).formatted(conditions, CANDIDATES,
                search.isLiteral() ? NONE : "");
        return CANDIDATE.formatted(conditions, asked, search.excludes() ? WITHOUT_EXCLUDED + order : order, order,
                CANDIDATES, alike);
    }

    private void restrict() {
        and("b.title_key like book_part(%s)", search.title());
        and("b.genre = %s", search.genre());
        and("b.price >= %s", search.minPrice());
        and("b.price <= %s", search.maxPrice());
        and("b.missing_stars <= %s", search.missingStars());
        and("b.available = %s", search.available());
    }

    /** Adds a condition unless its value is null. */
    void and(String condition, Object... values) {
        if (values[0] == null) {
            return;
        }
        var places = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parameters.add(values[i]);
            places[i] = "$" + parameters.size();
        }
        conditions.append(" and ").append(condition.formatted(places));
    }

    /** @param rows the most that are wanted */
    String sql(int rows) {
        if (candidates == null) {
            return BY_FILTERS.formatted(COLUMNS, conditions, order(), rows);
        }
        String found = search.sort() == BookSort.RELEVANCE ? BY_RELEVANCE : BY_WORDS;
        return candidates + found.formatted(COLUMNS, conditions, order(), rows);
    }

    Tuple parameters() {
        return Tuple.from(parameters);
    }

    private String order() {
        return switch (search.sort()) {
            case TITLE -> "b.title_key, b.id";
            case PRICE -> "b.price, b.id";
            case RATING -> "b.missing_stars, b.title_key, b.id";
            case RELEVANCE -> "-c.score, c.id";
        };
    }
}
