package dev.tino.core.database;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.tino.core.error.DatabaseAway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;

/** Where the pool's connections go to, for who enters under another name. */
@Singleton
public class DatabaseServers {

    private final PoolLimits limits;
    private volatile List<PgConnectOptions> servers = List.of();

    DatabaseServers(PoolLimits limits) {
        this.limits = limits;
    }

    /** What the settings say of them, TLS and time-outs included. */
    void found(List<PgConnectOptions> options) {
        servers = options.stream().map(PgConnectOptions::new).toList();
    }

    /**
     * A connection of its own, in no pool, to the first of the servers that answers: a user that one refuses, all do. Fails
     * when none answers in time.
     *
     * @param application what the database is to call it
     */
    public Uni<PgConnection> connect(Vertx vertx, String user, String password, String application) {
        if (servers.isEmpty()) {
            throw new IllegalStateException("The pool has not been made yet");
        }
        Uni<PgConnection> connection = connect(vertx, servers.get(0), user, password, application);
        for (PgConnectOptions other : servers.subList(1, servers.size())) {
            connection = connection.onFailure(DatabaseServers::isAway)
                    .recoverWithUni(() -> connect(vertx, other, user, password, application));
        }
        return connection.invoke(made -> SilenceLimit.on(made.getDelegate(), limits.silence()));
    }

    /** 57P: it starts, or shuts down. */
    private static boolean isAway(Throwable failure) {
        return !(failure instanceof PgException answer)
                || answer.getSqlState() != null && answer.getSqlState().startsWith("57P");
    }

    private Uni<PgConnection> connect(Vertx vertx, PgConnectOptions server, String user, String password,
            String application) {
        PgConnectOptions options = new PgConnectOptions(server).setUser(user).setPassword(password)
                .setCachePreparedStatements(false)
                // Of the other user's settings none is to hold here.
                .setProperties(Map.of("application_name", application));
        return PgConnection.connect(vertx, options).ifNoItem().after(limits.connection()).failWith(DatabaseAway::new);
    }
}
