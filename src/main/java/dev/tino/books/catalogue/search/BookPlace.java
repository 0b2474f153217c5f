package dev.tino.books.catalogue.search;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import io.vertx.mutiny.sqlclient.Row;

/** Where a row stands in a list: what cursors hold, and what a page begins behind. */
final class BookPlace {

    private static final Pattern PRICE = Pattern.compile("\\d{1,8}\\.\\d{2}");

    private BookPlace() {
    }

    /** How many keys the order has. */
    static int keys(BookSort sort) {
        return switch (sort) {
            case TITLE, PRICE -> 2;
            case RATING, RELEVANCE -> 3;
        };
    }

    /**
     * The keys of a row.
     *
     * @param before how many rows the pages before have given
     */
    static List<String> of(Row row, BookSort sort, int before) {
        String id = row.getUUID("id").toString();
        return switch (sort) {
            case TITLE -> List.of(encoded(row.getString("title_key")), id);
            case PRICE -> List.of(row.getBigDecimal("price").toPlainString(), id);
            case RATING -> List.of(row.getShort("missing_stars").toString(), encoded(row.getString("title_key")), id);
            case RELEVANCE -> List.of(row.getDouble("score").toString(), id, Integer.toString(before));
        };
    }

    /** Leaves only what comes behind the cursor. */
    static void restrict(BookStatement statement, BookSort sort, Cursor cursor) {
        switch (sort) {
            case TITLE -> statement.and("(b.title_key, b.id) > (%s, %s)", title(cursor, 0), cursor.uuid(1));
            case PRICE -> statement.and("(b.price, b.id) > (%s, %s)", price(cursor), cursor.uuid(1));
            case RATING -> statement.and("(b.missing_stars, b.title_key, b.id) > (%s, %s, %s)", stars(cursor),
                    title(cursor, 1), cursor.uuid(2));
            case RELEVANCE -> statement.and("(-c.score, c.id) > (-%s::float8, %s)", score(cursor), cursor.uuid(1));
        }
    }

    /** How many rows of a list by relevance the pages before the cursor have given. */
    static int before(Cursor cursor) {
        int before = read(cursor, 2, Integer::valueOf);
        if (before < 0) {
            throw notOurs();
        }
        return before;
    }

    private static Double score(Cursor cursor) {
        double score = read(cursor, 0, Double::valueOf);
        if (!Double.isFinite(score)) {
            throw notOurs();
        }
        return score;
    }

    private static Short stars(Cursor cursor) {
        return read(cursor, 0, Short::valueOf);
    }

    private static BigDecimal price(Cursor cursor) {
        String price = cursor.keys().get(0);
        if (!PRICE.matcher(price).matches()) {
            throw notOurs();
        }
        return new BigDecimal(price);
    }

    /** Titles may hold anything but what PostgreSQL does not take. */
    private static String title(Cursor cursor, int key) {
        String title = read(cursor, key, text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        if (title.indexOf('\0') >= 0) {
            throw notOurs();
        }
        return title;
    }

    private static String encoded(String title) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(title.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T read(Cursor cursor, int key, Function<String, T> reader) {
        try {
            return reader.apply(cursor.keys().get(key));
        } catch (IllegalArgumentException unreadable) {
            throw notOurs();
        }
    }

    private static Failure notOurs() {
        return Failure.invalid("cursor", "is not a cursor of this list");
    }
}
