package dev.tino.books.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.catalogue.TestBook;
import dev.tino.models.ModelStore;
import dev.tino.models.ServedModels;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A catalogue and its models as a test wants them. */
@ApplicationScoped
public class BookModels {

    public static final String TRAIN = "/api/v1/books/models/train";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Pool pool;
    private final CatalogueRevision revision;
    private final ModelStore store;
    private final ServedModels models;

    BookModels(Pool pool, CatalogueRevision revision, ModelStore store, ServedModels models) {
        this.pool = pool;
        this.revision = revision;
        this.store = store;
        this.models = models;
    }

    /** No books, and no models of any. */
    public void empty() {
        GeneratedBooks.removeAll(pool, revision);
        List.of("books.recommender", "books.rating").forEach(this::forget);
    }

    private void forget(String name) {
        pool.withTransaction(transaction -> transaction.preparedQuery("delete from model_version where name = $1")
                .execute(Tuple.of(name))
                .chain(() -> transaction.preparedQuery("delete from model_champion where name = $1").execute(Tuple.of(name)))
                .chain(() -> store.changed(transaction, name))).await().indefinitely();
        models.renew(name).await().indefinitely();
    }

    public void add(List<Book> books) {
        GeneratedBooks.add(pool, revision, books);
    }

    public void add(TestBook... books) {
        add(List.of(books).stream().map(TestBook::book).toList());
    }

    /** Books whose rating follows their price. */
    public static List<Book> ratedByPrice(int count, long seed) {
        return GeneratedBooks.of(count, seed).stream()
                .map(book -> rated(book, book.price().compareTo(BigDecimal.valueOf(40)) > 0 ? 5 : 2)).toList();
    }

    private static Book rated(Book book, int stars) {
        return new Book(book.id(), book.upc(), book.title(), book.genre(), book.description(), book.productType(), book.price(),
                book.priceExclTax(), book.priceInclTax(), book.tax(), book.availability(), stars, book.numberOfReviews(),
                book.url(), book.imageUrl(), book.addedAt(), book.changedAt(), book.goneAt());
    }

    /** Trains to the end and gives the result. */
    public JsonPath train(Account admin, String... algorithms) {
        Response accepted = admin.post(TRAIN, Map.of("algorithms", algorithms));
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String job = "/api/v1/jobs/" + accepted.path("jobId");
        assertThat(accepted.header("Location")).endsWith(job);
        Response ended = Awaiting.until(PATIENCE, () -> admin.get(job),
                state -> !List.of("pending", "running").contains(state.<String> path("status")));
        assertThat(ended.<String> path("status")).as(ended.asString()).isEqualTo("completed");
        return admin.get(job + "/result").jsonPath();
    }
}
