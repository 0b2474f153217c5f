package dev.tino.finance.classification.word;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.concurrent.SharedLoads;
import dev.tino.core.database.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What each owner said of descriptions, as it is at the time of a request. The words of those who said little are kept
 * for some seconds; every node is told of a change by the database, and looks each time while it cannot be told.
 */
@ApplicationScoped
public class OwnWords {

    private static final Logger LOG = Logger.getLogger(OwnWords.class);
    private static final String CHANNEL = "tino_finance_words";
    /** How long a node may go on that lost its connection to the database without noticing. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** Words of all owners together, each some hundred bytes. */
    private static final long MOST = 200_000;

    /** What it tells itself, it knows already. */
    private static final String NODE = UUID.randomUUID().toString();
    private static final String SEPARATOR = " ";

    private final WordRows rows;
    private final Pool pool;
    private final Notifications notifications;
    private final SharedLoads<UUID, Optional<Words>> known;

    OwnWords(WordRows rows, Pool pool, Notifications notifications) {
        this.rows = rows;
        this.pool = pool;
        this.notifications = notifications;
        known = new SharedLoads<>(Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumWeight(MOST)
                .weigher((UUID owner, Optional<Words> words) -> 1 + words.map(Words::size).orElse(0)), rows::all);
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(CHANNEL, this::heard, known::forgetAll);
    }

    /** All that the owner said; empty when that is too much to keep: then ask {@link #of(UUID, List)}. */
    public Uni<Optional<Words>> of(UUID ownerId) {
        return Uni.createFrom().deferred(() -> notifications.connected() ? known.of(ownerId) : rows.all(ownerId));
    }

    /** What the owner said of these descriptions. */
    public Uni<Words> of(UUID ownerId, List<String> descriptions) {
        return rows.on(ownerId, descriptions);
    }

    /**
     * To be called once a change is committed: the next line is to know it at once, on whichever node. Should this one
     * die before it has told the others, they learn it in some seconds. Told inside the transaction, commits would wait
     * for each other.
     */
    public Uni<Void> changed(UUID ownerId) {
        known.forget(ownerId);
        return pool.preparedQuery("select pg_notify($1, $2)").execute(Tuple.of(CHANNEL, NODE + SEPARATOR + ownerId))
                .onFailure().invoke(failure -> LOG.warnf("Other nodes learn later of a correction: %s", failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private void heard(String told) {
        String[] parts = told.split(SEPARATOR, 2);
        if (!parts[0].equals(NODE)) {
            known.forget(UUID.fromString(parts[1]));
        }
    }
}
