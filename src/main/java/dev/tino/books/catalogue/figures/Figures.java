package dev.tino.books.catalogue.figures;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.mutiny.sqlclient.Row;

/** What there is to count and to average in some books. */
final class Figures {

    // Of an index that holds all of it: five stars less those that are missing are the rating, and no book that is rated
    // lacks them all.
    static final String COLUMNS = """
            count(*) as books, count(*) filter (where available) as available, round(avg(price), 2) as average_price,
            min(price) as min_price, max(price) as max_price,
            round(avg(5 - missing_stars) filter (where missing_stars < 5), 2) as average_rating,
            count(*) filter (where missing_stars = 4) as rated_1, count(*) filter (where missing_stars = 3) as rated_2,
            count(*) filter (where missing_stars = 2) as rated_3, count(*) filter (where missing_stars = 1) as rated_4,
            count(*) filter (where missing_stars = 0) as rated_5""";

    private Figures() {
    }

    static long books(Row row) {
        return row.getLong("books");
    }

    static long available(Row row) {
        return row.getLong("available");
    }

    static BigDecimal price(Row row, String which) {
        return row.getBigDecimal(which + "_price");
    }

    static BigDecimal averageRating(Row row) {
        return row.getBigDecimal("average_rating");
    }

    /** How many have 1, 2, 3, 4 and 5 stars. */
    static Map<Integer, Long> ratings(Row row) {
        Map<Integer, Long> ratings = new LinkedHashMap<>();
        for (int stars = 1; stars <= 5; stars++) {
            ratings.put(stars, row.getLong("rated_" + stars));
        }
        return ratings;
    }
}
