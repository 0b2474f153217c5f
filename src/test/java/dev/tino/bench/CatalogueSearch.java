package dev.tino.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.catalogue.search.SearchCost;
import dev.tino.core.database.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** What pages of a catalogue of 100,000 books cost the database, at any depth, with and without words. */
final class CatalogueSearch {

    static final int BOOKS = 100_000;

    private static final long SEED = 1;
    private static final int ROUNDS = 60;

    private CatalogueSearch() {
    }

    /** The cost by itself, and the plans. */
    public static void main(String... arguments) throws Exception {
        measure(Path.of("target", "bench", "catalogue"), true)
                .forEach((what, value) -> System.out.printf(Locale.ROOT, "%-50s %s%n", what, value));
    }

    static Map<String, Map<String, Object>> measure(Path folder, boolean explained) throws Exception {
        Map<String, String> settings = EmbeddedDatabase.startOnce(folder).settings();
        String user = settings.get("quarkus.datasource.username");
        String password = settings.get("quarkus.datasource.password");
        Flyway.configure().dataSource(settings.get("quarkus.datasource.jdbc.url"), user, password).cleanDisabled(false).load()
                .migrate();
        var vertx = Vertx.vertx();
        try {
            var options = PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url")).setUser(user)
                    .setPassword(password);
            var pool = new Pool(
                    PgBuilder.pool().with(new PoolOptions().setMaxSize(1)).connectingTo(options).using(vertx).build());
            pool.query("truncate book cascade").executeAndAwait();
            GeneratedBooks.insert(pool, GeneratedBooks.of(BOOKS, SEED)).await().indefinitely();
            // What the database does by itself within a minute.
            pool.query("vacuum (analyze) book").executeAndAwait();
            var cost = new SearchCost(pool, SEED, ROUNDS);
            Map<String, Map<String, Object>> results = cost.measure();
            if (explained) {
                cost.plans().forEach((label, plan) -> System.out.println("--- " + label + "\n" + plan));
            }
            return results;
        } finally {
            vertx.close();
        }
    }
}
