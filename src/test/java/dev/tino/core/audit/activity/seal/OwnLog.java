package dev.tino.core.audit.activity.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** An activity log in a schema of its own, which a test may break without another one noticing. */
final class OwnLog implements AutoCloseable {

    private final String schema = "log_" + UUID.randomUUID().toString().replace('-', '_');
    private final Pool pool;

    OwnLog(Vertx vertx) {
        var config = ConfigProvider.getConfig();
        String url = config.getValue("quarkus.datasource.reactive.url", String.class);
        var options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                .setUser(config.getValue("quarkus.datasource.username", String.class))
                .setPassword(config.getValue("quarkus.datasource.password", String.class))
                .addProperty("search_path", schema);
        pool = Pool.newInstance(PgBuilder.pool().with(new PoolOptions().setMaxSize(6)).connectingTo(options)
                .using(vertx.getDelegate()).build());
        execute("create schema " + schema);
        execute(migration());
    }

    private static String migration() {
        try (var in = OwnLog.class.getResourceAsStream("/db/migration/V31__core_activity.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pool pool() {
        return pool;
    }

    void execute(String sql) {
        pool.query(sql).executeAndAwait();
    }

    /** Adds as many activities, in one transaction. */
    void add(int count) {
        execute("insert into activity (action, object_id) select 'thing.made', n from generate_series(1, %d) n"
                .formatted(count));
    }

    /** Does what the triggers refuse, as the owner of the tables can. */
    void tamper(String sql) {
        execute("alter table activity disable trigger user; alter table activity_seal disable trigger user");
        execute(sql);
        execute("alter table activity enable trigger user; alter table activity_seal enable trigger user");
    }

    long number(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }

    @Override
    public void close() {
        execute("drop schema " + schema + " cascade");
        pool.closeAndAwait();
    }
}
