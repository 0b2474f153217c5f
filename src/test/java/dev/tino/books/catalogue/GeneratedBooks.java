package dev.tino.books.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Books that might stand in a shop, the same ones for the same seed. Their words are as unequal as those of real texts: a
 * few stand in many books, most in few. One in a hundred has no description, one in fifty no rating, one in ten is sold
 * out, and now and then two have the same title.
 */
public final class GeneratedBooks {

    public static final List<String> GENRES = List.of("Travel", "Mystery", "Historical Fiction", "Sequential Art", "Classics",
            "Philosophy", "Romance", "Womens Fiction", "Fiction", "Childrens", "Religion", "Nonfiction", "Music", "Default",
            "Science Fiction", "Sports and Games", "Fantasy", "New Adult", "Young Adult", "Science", "Poetry", "Paranormal",
            "Art", "Psychology", "Autobiography", "Parenting", "Adult Fiction", "Humor", "Horror", "History", "Food and Drink",
            "Christian Fiction", "Business", "Biography", "Thriller", "Contemporary", "Spirituality", "Academic", "Self Help",
            "Historical", "Christian", "Suspense", "Short Stories", "Novels", "Health", "Politics", "Cultural", "Erotica",
            "Crime", "Garden");

    private static final List<String> WORDS = List.of(("love night secret garden house river shadow light winter summer king "
            + "queen daughter son mother father stranger island ocean mountain forest city road journey dream memory silence "
            + "song dance fire stone glass mirror crown sword promise letter morning midnight autumn spring storm thunder rain "
            + "snow desert harbor lighthouse captain sailor soldier doctor teacher painter writer gardener thief detective "
            + "murder mystery treasure map compass clock library museum theatre orchestra piano violin café château "
            + "señorita façade naïve résumé coração saudade ação jalapeño über doppelgänger fjord smörgåsbord empire kingdom "
            + "republic village market bridge tower castle cathedral monastery pilgrim prophet angel demon ghost witch wizard "
            + "dragon wolf raven sparrow whale horse tiger elephant butterfly orchid rose violet cedar willow oak meadow "
            + "valley canyon glacier volcano comet planet galaxy universe gravity quantum theory evolution history science "
            + "philosophy politics economy freedom justice courage wisdom hope grief joy anger desire betrayal revenge "
            + "forgiveness redemption Himalaya Amazon Sahara Patagonia Lisbon Paris Tokyo Havana Vienna Istanbul").split(" "));
    private static final List<String> PATTERNS = List.of("The %s of %s", "%s and %s", "A %s in the %s", "The Last %s: %s",
            "%s", "The %s's %s", "How to Find %s Without %s", "My %s, Your %s (The %s Saga #%d)", "\"%s\" & Other Stories",
            "Before the %s: A Novel of %s", "%s %s");
    private static final String[] ENDINGS = { "er", "ing", "a", "o", "ia", "stone", "field", "ville", "ford", "wick", "mere",
            "son", "ley", "ton", "dale", "en" };
    private static final String[] BEGINNINGS = { "Bar", "Cor", "Del", "Fen", "Gal", "Har", "Jor", "Kel", "Lor", "Mar", "Nor",
            "Pel", "Quin", "Ros", "Sel", "Tor", "Ul", "Ver", "Wal", "Xan", "Yor", "Zel", "Bra", "Cle", "Dro", "Gri", "Pra",
            "Sha", "Ste", "Tri" };
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SLICE = 2_000;
    private static final String INSERT = """
            insert into book (id, upc, title, genre, description, product_type, price, price_excl_tax, price_incl_tax, tax,
                   availability, rating, number_of_reviews, url, image_url, added_at, changed_at, gone_at)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[],
                   $8::numeric[], $9::numeric[], $10::numeric[], $11::integer[], $12::smallint[], $13::integer[], $14::text[],
                   $15::text[], $16::timestamptz[], $17::timestamptz[], $18::timestamptz[])""";

    private final Random random;

    private GeneratedBooks(long seed) {
        this.random = new Random(seed);
    }

    public static List<Book> of(int count, long seed) {
        var generator = new GeneratedBooks(seed);
        return IntStream.range(0, count).mapToObj(generator::book).toList();
    }

    /** Adds books in one transaction that advances the revision. */
    public static void add(Pool pool, CatalogueRevision revision, List<Book> books) {
        pool.withTransaction(transaction -> insert(transaction, books).chain(() -> revision.advance(transaction)))
                .await().indefinitely();
        revision.lookAgain();
    }

    /** Empties the catalogue in one transaction that advances the revision. */
    public static void removeAll(Pool pool, CatalogueRevision revision) {
        pool.withTransaction(transaction -> transaction.query("delete from book").execute()
                .chain(() -> revision.advance(transaction))).await().indefinitely();
        revision.lookAgain();
    }

    /** Writes rows and nothing else. */
    public static Uni<Void> insert(SqlClient client, List<Book> books) {
        return Multi.createFrom().range(0, (books.size() + SLICE - 1) / SLICE)
                .map(slice -> books.subList(slice * SLICE, Math.min(books.size(), (slice + 1) * SLICE)))
                .onItem().transformToUniAndConcatenate(slice -> client.preparedQuery(INSERT).execute(columns(slice)))
                .collect().last().replaceWithVoid();
    }

    private static Tuple columns(List<Book> books) {
        var columns = Tuple.tuple();
        column(columns, books, new UUID[0], Book::id);
        column(columns, books, new String[0], Book::upc);
        column(columns, books, new String[0], Book::title);
        column(columns, books, new String[0], Book::genre);
        column(columns, books, new String[0], Book::description);
        column(columns, books, new String[0], Book::productType);
        column(columns, books, new BigDecimal[0], Book::price);
        column(columns, books, new BigDecimal[0], Book::priceExclTax);
        column(columns, books, new BigDecimal[0], Book::priceInclTax);
        column(columns, books, new BigDecimal[0], Book::tax);
        column(columns, books, new Integer[0], Book::availability);
        column(columns, books, new Short[0], book -> book.rating() == null ? null : book.rating().shortValue());
        column(columns, books, new Integer[0], Book::numberOfReviews);
        column(columns, books, new String[0], Book::url);
        column(columns, books, new String[0], Book::imageUrl);
        column(columns, books, new OffsetDateTime[0], book -> time(book.addedAt()));
        column(columns, books, new OffsetDateTime[0], book -> time(book.changedAt()));
        column(columns, books, new OffsetDateTime[0], book -> time(book.goneAt()));
        return columns;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> void column(Tuple columns, List<Book> books, T[] type, Function<Book, T> value) {
        columns.addValue(books.stream().map(value).toList().toArray(type));
    }

    private Book book(int number) {
        var id = new UUID(random.nextLong() & ~0xf000L | 0x7000L, random.nextLong() & ~(3L << 62) | 1L << 63);
        String upc = "%016x".formatted(random.nextLong());
        String genre = GENRES.get(skewed(GENRES.size()));
        BigDecimal price = BigDecimal.valueOf(1_000 + random.nextInt(5_000), 2);
        String description = random.nextInt(100) == 0 ? null : text(40 + random.nextInt(220));
        Integer rating = random.nextInt(50) == 0 ? null : 1 + random.nextInt(5);
        int availability = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(22);
        Instant added = FIRST.plusSeconds(number);
        return new Book(id, upc, title(), genre, description, "Books", price, price, price, new BigDecimal("0.00"),
                availability,
                rating, random.nextInt(3), "https://books.example.com/" + upc, "https://books.example.com/" + upc + ".jpg",
                added, added, null);
    }

    private String title() {
        String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
        return pattern.formatted(capital(word(0.6)), capital(word(0.6)), capital(word(0.6)), 1 + random.nextInt(9));
    }

    private String text(int words) {
        var text = new StringBuilder(words * 7);
        List<String> sentence = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            sentence.add(random.nextInt(4) == 0 ? "the" : word(0.15));
            if (random.nextInt(12) == 0 || i == words - 1) {
                text.append(text.isEmpty() ? "" : " ").append(capital(sentence.stream().collect(Collectors.joining(" "))))
                        .append('.');
                sentence.clear();
            }
        }
        return text.toString();
    }

    /** Some of a list, the others names: some thousand. */
    private String word(double listed) {
        if (random.nextDouble() < listed) {
            return WORDS.get(skewed(WORDS.size()));
        }
        String name = BEGINNINGS[skewed(BEGINNINGS.length)] + ENDINGS[skewed(ENDINGS.length)];
        return random.nextInt(3) == 0 ? name : name + ENDINGS[skewed(ENDINGS.length)];
    }

    /** Small numbers more often than large ones. */
    private int skewed(int bound) {
        double point = random.nextDouble();
        return (int) (Math.pow(point, 1.5) * bound);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
