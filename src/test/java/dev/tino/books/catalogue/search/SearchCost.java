package dev.tino.books.catalogue.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import dev.tino.core.web.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the database does for a page of books: planning and running, as it tells itself, over pages at any depth. */
public final class SearchCost {

    private static final int PAGE = 50;
    private static final Pattern MILLIS = Pattern.compile("(?:Planning|Execution) Time: ([0-9.]+) ms");
    private static final String PLACES = "select b.id, b.title_key, b.price, b.missing_stars from book b order by md5(b.id::text || $1) limit $2";

    private final Pool pool;
    private final Random random;
    private final int rounds;
    private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();
    private final Map<String, String> plans = new LinkedHashMap<>();

    /** @param rounds how often each case is measured, each time at another place */
    public SearchCost(Pool pool, long seed, int rounds) {
        this.pool = pool;
        this.random = new Random(seed);
        this.rounds = rounds;
    }

    /** Milliseconds by case: median, 95th percentile and most. */
    public Map<String, Map<String, Object>> measure() {
        for (BookSort sort : List.of(BookSort.TITLE, BookSort.PRICE, BookSort.RATING)) {
            filtered(sort, "no filter", null, null, null, null, null, null);
            filtered(sort, "genre", null, "Garden", null, null, null, null);
            filtered(sort, "genre, price, stars, in stock", null, "Crime", "20", "30", 4, true);
            filtered(sort, "genre, price, stars, sold out", null, "Crime", "20", "21", 5, false);
            filtered(sort, "any price, stars, in stock", null, null, "0", "1000", 4, true);
            filtered(sort, "a narrow price, stars, sold out", null, null, "20", "20.50", 5, false);
            filtered(sort, "a genre that is not there", null, "None", null, null, null, null);
            filtered(sort, "a part of many titles", "the", null, null, null, null, null);
            filtered(sort, "a part of no title, stars", "qqq", null, null, null, 4, null);
        }
        typed("q: a word of a list", List.of("harbor", "orchid", "comet", "glacier", "detective", "Lisbon", "coração"));
        typed("q: the most frequent words", List.of("love", "night", "secret", "garden"));
        typed("q: two words", List.of("secret garden", "summer king", "dragon tower", "lost queen", "silence or song"));
        typed("q: typing errors", List.of("harbro", "gardn of memry", "detectiv", "himalya", "the secert islnad"));
        typed("q: a word of every text", List.of("the"));
        typed("q: without a word", List.of("love -night", "\"secret garden\""));
        with("q: a word, genre, price, stars", new BookSearch("garden", null, "Crime", new BigDecimal("20"),
                new BigDecimal("40"), 3, true, BookSort.RELEVANCE));
        with("q: a word, by price", new BookSearch("garden", null, null, null, null, null, null, BookSort.PRICE));
        return results;
    }

    /** One for each case, with the buffers that it touched. */
    public Map<String, String> plans() {
        return plans;
    }

    private void filtered(BookSort sort, String name, String title, String genre, String minPrice, String maxPrice,
            Integer minRating, Boolean available) {
        var search = new BookSearch(null, title, genre, minPrice == null ? null : new BigDecimal(minPrice),
                maxPrice == null ? null : new BigDecimal(maxPrice), minRating, available, sort);
        String label = "by " + sort.name().toLowerCase() + ": " + name;
        List<Double> millis = new ArrayList<>();
        pool.preparedQuery(PLACES).executeAndAwait(Tuple.of(Integer.toString(random.nextInt()), rounds))
                .forEach(row -> millis.add(run(label, search, place(search, row))));
        keep(label, millis);
    }

    private static Cursor place(BookSearch search, Row row) {
        return new Cursor(search.fingerprint(), BookPlace.of(row, search.sort(), 0));
    }

    private void typed(String label, List<String> words) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            millis.add(run(label, new BookSearch(words.get(i % words.size()), null, null, null, null, null, null,
                    BookSort.RELEVANCE), null));
        }
        keep(label, millis);
    }

    private void with(String label, BookSearch search) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            millis.add(run(label, search, null));
        }
        keep(label, millis);
    }

    private double run(String label, BookSearch search, Cursor cursor) {
        var statement = new BookStatement(search,
                search.q() == null ? null : TypedWords.of(pool, search.q()).await().indefinitely(), cursor);
        var plan = new StringBuilder();
        pool.preparedQuery("explain (analyze, buffers) " + statement.sql(PAGE + 1)).executeAndAwait(statement.parameters())
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        plans.putIfAbsent(label, plan.toString());
        return MILLIS.matcher(plan).results().map(found -> found.group(1)).mapToDouble(Double::parseDouble).sum();
    }

    private void keep(String label, List<Double> measured) {
        double[] millis = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("p50", at(millis, 0.5));
        result.put("p95", at(millis, 0.95));
        result.put("most", at(millis, 1));
        results.put(label, result);
    }

    private static double at(double[] sorted, double share) {
        int index = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
        return Math.round(Arrays.stream(sorted).skip(index).findFirst().orElseThrow() * 100) / 100.0;
    }
}
