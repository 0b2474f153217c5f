package dev.tino.books.scraping;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.scraping.shop.ProductPage;
import dev.tino.books.training.BookTraining;
import dev.tino.core.demo.DemoClient;
import dev.tino.core.demo.DemoData;
import dev.tino.core.demo.DemoSite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** A shop that is nowhere, looked at once: its books, a reader who likes some of them, and models that learned them. */
@ApplicationScoped
class DemoShop implements DemoData {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BOOKS_OF_A_GENRE = 16;
    private static final int GUESSES = 12;
    private static final long SEED = 2026;
    private static final List<String> OPENINGS = List.of("A story about %s and %s.", "Of %s, and what %s has to do with it.",
            "Everything begins with %s and ends with %s.", "What %s hides, %s brings to light.");
    private static final List<String> SHAPES = List.of("The %s of %s", "%s and %s", "A %s without %s", "%s under %s");

    /** Genres by words that tell them. */
    private static final Map<String, List<String>> GENRES = genres();

    private static Map<String, List<String>> genres() {
        Map<String, List<String>> genres = new LinkedHashMap<>();
        genres.put("Mystery", List.of("Alibi", "Murder", "Silence", "Detective", "Letter", "Witness", "Fog", "Inheritance"));
        genres.put("Science Fiction", List.of("Orbit", "Machine", "Colony", "Signal", "Android", "Gravity", "Star", "Exile"));
        genres.put("Romance", List.of("Kiss", "Promise", "Summer", "Wedding", "Heart", "Stranger", "Dance", "Secret"));
        genres.put("History", List.of("Empire", "Treaty", "Harbour", "Revolt", "Crown", "Railway", "Archive", "Republic"));
        genres.put("Travel", List.of("Desert", "Ferry", "Mountain", "Map", "Coast", "Caravan", "Island", "Border"));
        genres.put("Food", List.of("Bread", "Garden", "Salt", "Kitchen", "Orchard", "Coffee", "Feast", "Spice"));
        return genres;
    }

    private final FoundBooks found;
    private final CatalogueRevision revision;
    private final BookTraining training;
    private final Pool pool;

    DemoShop(FoundBooks found, CatalogueRevision revision, BookTraining training, Pool pool) {
        this.found = found;
        this.revision = revision;
        this.training = training;
        this.pool = pool;
    }

    @Override
    public void make(DemoSite site) throws IOException, InterruptedException {
        DemoClient user = site.as(site.people().user().token());
        if (user.get("/api/v1/books?limit=1").get("items").isEmpty()) {
            UUID job = pool.withTransaction(transaction -> bring(transaction, site.people().admin().id()))
                    .await().atMost(PATIENCE);
            revision.lookAgain();
            site.as(site.people().admin().token()).await(job.toString());
        }
        if (user.get("/api/v1/me/book-preferences?limit=1").get("items").isEmpty()) {
            read(user);
        }
    }

    /** As a run does that has looked at all of it. */
    private Uni<UUID> bring(SqlClient transaction, UUID actorId) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        List<FoundBook> books = books();
        return transaction.preparedQuery(
                """
                        insert into book_scrape (id, actor_id, started_at, finished_at, found, added) values ($1, $2, now(), now(), $3, $3)""")
                .execute(Tuple.of(id, actorId, books.size()))
                .chain(() -> found.keep(transaction, id, books))
                .chain(() -> found.merge(transaction, id,
                        new Crawl.Harvest(new Listing(Map.of(), false), Set.of(), Set.of(), new FailedPages())))
                .chain(() -> training.submit(transaction, actorId, Set.of()))
                .call(() -> revision.advance(transaction));
    }

    private static List<FoundBook> books() {
        var random = new Random(SEED);
        List<FoundBook> books = new ArrayList<>();
        GENRES.forEach((genre, words) -> {
            for (int i = 0; i < BOOKS_OF_A_GENRE; i++) {
                int number = books.size();
                books.add(new FoundBook(number, "https://shop.example/books/" + number, page(genre, words, number, random)));
            }
        });
        return books;
    }

    private static ProductPage page(String genre, List<String> words, int number, Random random) {
        String one = words.get(number % words.size());
        String other = words.get((number + 1 + random.nextInt(words.size() - 1)) % words.size());
        String title = SHAPES.get(number % SHAPES.size()).formatted(one, other);
        String description = OPENINGS.get(random.nextInt(OPENINGS.size())).formatted(one.toLowerCase(), other.toLowerCase())
                + " " + genre + ", with a " + words.get(random.nextInt(words.size())).toLowerCase() + ".";
        BigDecimal price = BigDecimal.valueOf(1_000 + random.nextInt(5_000), 2);
        // Dear books are liked a little more, and some genres are.
        double liked = 2.2 + price.doubleValue() / 40 + genre.length() % 3 * 0.5 + random.nextGaussian() * 0.8;
        return new ProductPage("demo-%04d".formatted(number), title, genre, description, "Books", price, price, price,
                BigDecimal.ZERO.setScale(2), random.nextInt(20), (int) Math.max(1, Math.min(5, Math.round(liked))),
                random.nextInt(30), null);
    }

    /** Says what one reader thinks, has books recommended to her, and some ratings guessed. */
    private static void read(DemoClient user) throws IOException, InterruptedException {
        JsonNode books = user.get("/api/v1/books?limit=" + GUESSES).get("items");
        for (int i = 0; i < books.size(); i++) {
            JsonNode book = books.get(i);
            user.send("POST", "/api/v1/books/ratings/predictions", Map.of("title", book.get("title").asText(), "price",
                    book.get("price").decimalValue(), "available", true, "genre", book.get("genre").asText()));
            if (i % 2 == 0) {
                user.get("/api/v1/books/" + book.get("id").asText() + "/recommendations");
                user.send("PUT", "/api/v1/books/" + book.get("id").asText() + "/preference",
                        Map.of("value", i % 3 == 0 ? "dislike" : "like"));
            }
        }
        user.get("/api/v1/books/recommendations");
    }
}
