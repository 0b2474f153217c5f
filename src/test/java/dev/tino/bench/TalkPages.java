package dev.tino.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.flywaydb.core.Flyway;

import dev.tino.chat.talk.TalkCost;
import dev.tino.core.database.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** What pages and searches of 1,000,000 messages, 100,000 of them in one talk, cost the database. */
final class TalkPages {

    private static final long SEED = 1;
    private static final int ROUNDS = 100;

    private TalkPages() {
    }

    /** The cost by itself, and the plans. */
    public static void main(String... arguments) throws Exception {
        measure(Path.of("target", "bench", "talks"), true)
                .forEach((what, value) -> System.out.printf(Locale.ROOT, "%-50s %s%n", what, value));
    }

    static Map<String, Map<String, Object>> measure(Path folder, boolean explained) throws Exception {
        Map<String, String> settings = EmbeddedDatabase.startOnce(folder).settings();
        String user = settings.get("quarkus.datasource.username");
        String password = settings.get("quarkus.datasource.password");
        Flyway.configure().dataSource(settings.get("quarkus.datasource.jdbc.url"), user, password).load().migrate();
        var vertx = Vertx.vertx();
        try {
            var options = PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url")).setUser(user)
                    .setPassword(password).setCachePreparedStatements(true);
            var pool = new Pool(
                    PgBuilder.pool().with(new PoolOptions().setMaxSize(1)).connectingTo(options).using(vertx).build());
            var cost = new TalkCost(pool, SEED, ROUNDS);
            long begin = System.nanoTime();
            cost.fill();
            Map<String, Map<String, Object>> results = new LinkedHashMap<>(
                    Map.of("talks: 1,000,000 messages made", Map.of("seconds",
                            Duration.ofNanos(System.nanoTime() - begin).toSeconds())));
            results.putAll(cost.measure());
            if (explained) {
                cost.plans().forEach((label, plan) -> System.out.println("--- " + label + "\n" + plan));
            }
            return results;
        } finally {
            vertx.close();
        }
    }
}
