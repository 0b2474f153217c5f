package dev.tino.chat.observatory.sql;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.database.DatabaseServers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Where SQL of others comes in: of analysts, and of language models that answer them. It stands open when the database lets
 * Tino have a role that bounds what such SQL can do.
 */
@ApplicationScoped
public class SqlDoor {

    private static final Logger LOG = Logger.getLogger(SqlDoor.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SqlConfig config;
    private final Pool pool;
    private final DatabaseServers servers;
    private final KeyRing keys;
    private final Vertx vertx;
    private final SqlRole role;
    private volatile OpenDoor open;
    private volatile String whyShut = "The database user for it is being made";
    private volatile boolean stopping;
    private volatile boolean told;
    private final AtomicBoolean mending = new AtomicBoolean();

    SqlDoor(SqlConfig config, Pool pool, DatabaseServers servers, KeyRing keys, Vertx vertx,
            @ConfigProperty(name = "tino.database.embedded", defaultValue = "false") boolean embedded) {
        this.config = config;
        this.pool = pool;
        this.servers = servers;
        this.keys = keys;
        this.vertx = vertx;
        this.role = new SqlRole(config, embedded);
    }

    /** Nothing waits for it. */
    void start(@Observes StartupEvent started) {
        open();
    }

    private void open() {
        prepare().subscribe().with(ready -> {
        }, this::later);
    }

    void stop(@Observes @Priority(1_000) ShutdownEvent ending) {
        stopping = true;
        Optional.ofNullable(open).ifPresent(OpenDoor::close);
    }

    public boolean isOpen() {
        return open != null;
    }

    /** Why it is shut, in words for users; empty when it is not. */
    public Optional<String> whyShut() {
        return isOpen() ? Optional.empty() : Optional.of(whyShut);
    }

    /** The views that may be read, each with its columns and what they mean, a line each; empty while the door is shut. */
    public String schema() {
        OpenDoor now = open;
        return now == null ? "" : now.views().description();
    }

    /**
     * Runs one select.
     *
     * @return fails with a {@link dev.tino.core.error.Failure} that says what is wrong with it, or why the door is shut
     */
    public Uni<QueryResult> run(String sql) {
        return Uni.createFrom().deferred(() -> {
            OpenDoor now = open;
            return now == null ? Uni.createFrom().failure(OpenDoor.shut(whyShut)) : now.run(sql);
        });
    }

    /** What stands open; null while it is shut. */
    OpenDoor opened() {
        return open;
    }

    /** Makes the role, and opens the door when that went well. */
    Uni<Void> prepare() {
        if (!config.enabled()) {
            whyShut = "It is switched off (tino.chat.sql.enabled)";
            return pool.withTransaction(transaction -> SqlRole.name(transaction)
                    .chain(name -> SqlRole.lock(transaction, name)))
                    .onFailure().invoke(failure -> LOG.debugf("The role for SQL is not locked: %s", failure)).onFailure()
                    .recoverWithNull();
        }
        return pool.withTransaction(transaction -> SqlRole.name(transaction)
                .chain(name -> ObservatoryViews.read(transaction)
                        .call(views -> role.ensure(transaction, name, views))
                        .map(views -> new OpenDoor(config, views, vertx, new SqlLogin(servers, keys, vertx, name),
                                login -> setPassword(name, login), this::again))))
                .call(OpenDoor::tryLogin)
                .invoke(this::replace)
                .replaceWithVoid()
                .onFailure(DoorShut.class).invoke(shut -> shut(shut))
                .onFailure(DoorShut.class).recoverWithNull();
    }

    private Uni<Void> setPassword(String name, SqlLogin login) {
        return pool.withTransaction(transaction -> transaction.query(SqlRole.ALONE).execute()
                .chain(() -> SqlRole.setPassword(transaction, name, login.password())));
    }

    /** Somebody took the role away, or its right to log in. Once at a time, and nobody waits for it. */
    private void again() {
        if (!stopping && mending.compareAndSet(false, true)) {
            prepare().onTermination().invoke(() -> mending.set(false)).subscribe().with(ready -> {
            }, failure -> LOG.warnf("The role for SQL could not be put right: %s", failure));
        }
    }

    private void replace(OpenDoor ready) {
        if (stopping) {
            ready.close();
            return;
        }
        OpenDoor before = open;
        open = ready;
        if (before != null) {
            before.close();
        }
    }

    private void shut(DoorShut shut) {
        open = null;
        whyShut = shut.getMessage();
        LOG.warnf("Nobody may send SQL of his own. %s", shut.reason());
    }

    /** Such as a database that is away. */
    private void later(Throwable failure) {
        whyShut = "The database user for it could not be made so far";
        if (!told) {
            LOG.warnf("The role for SQL is made later: %s", failure);
            told = true;
        }
        vertx.setTimer(PAUSE.toMillis(), timer -> {
            if (!stopping) {
                open();
            }
        });
    }
}
