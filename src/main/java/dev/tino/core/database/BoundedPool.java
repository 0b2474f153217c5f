package dev.tino.core.database;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;

/** A pool on which nothing waits for ever, not even for a server that takes connections and says no word. */
@Singleton
class BoundedPool implements PgPoolCreator {

    private static final Logger LOG = Logger.getLogger(BoundedPool.class);

    private final PoolLimits limits;
    private final DatabaseServers servers;

    BoundedPool(PoolLimits limits, DatabaseServers servers) {
        this.limits = limits;
        this.servers = servers;
    }

    @Override
    public Pool create(Input input) {
        int connectionMillis = Math.toIntExact(limits.connection().toMillis());
        input.poolOptions().setConnectionTimeout(connectionMillis).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(connectionMillis);
            SilenceLimit.onLogIn(options, limits.silence());
        }
        servers.found(input.pgConnectOptionsList());
        input.vertx().exceptionHandler(BoundedPool::uncaught);
        return PgBuilder.pool().with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions> copyOf(input.pgConnectOptionsList())).using(input.vertx())
                .withConnectHandler(this::connected).build();
    }

    private void connected(SqlConnection connection) {
        try {
            SilenceLimit.on(connection, limits.silence());
        } finally {
            connection.close();
        }
    }

    /**
     * The pool of Vert.x 4.5 leaves the timer of a query running when its connection fails: it then complains, once for
     * each such query, that there is nothing left to end.
     */
    private static void uncaught(Throwable exception) {
        StackTraceElement[] frames = exception.getStackTrace();
        if (exception instanceof IllegalStateException && frames.length > 1
                && frames[1].getClassName().equals("io.vertx.sqlclient.impl.pool.SqlConnectionPool")) {
            LOG.debug("A query's connection had failed before its time was up");
            return;
        }
        LOG.error("Uncaught on an event loop", exception);
    }
}
