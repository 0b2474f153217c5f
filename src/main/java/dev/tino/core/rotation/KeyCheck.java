package dev.tino.core.rotation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.tino.core.crypto.KeyRing;
import dev.tino.core.crypto.SealingKeys;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Before anything is sealed: whether this node's ring opens all that is stored. If not, Tino does not start. */
@ApplicationScoped
class KeyCheck {

    private static final Logger LOG = Logger.getLogger(KeyCheck.class);

    private final KeyRing ring;
    private final UsedKeys used;
    private final Rotation rotation;
    private final Pool pool;

    KeyCheck(KeyRing ring, UsedKeys used, Rotation rotation, Pool pool) {
        this.ring = ring;
        this.used = used;
        this.rotation = rotation;
        this.pool = pool;
    }

    void check(@Observes @Priority(1) StartupEvent started) throws Throwable {
        Set<String> missing = VertxContextSupport.subscribeAndAwait(this::missing);
        if (!missing.isEmpty()) {
            System.err.println(refusal(missing));
            // It starts nothing else and has nothing to add, but would wait for somebody to end it.
            Quarkus.asyncExit(1);
            throw new PreventFurtherStepsException(1);
        }
        LOG.infof("Seals with the key %s and opens with %s", ring.currentId(), List.copyOf(new TreeSet<>(ring.ids())));
    }

    private static String refusal(Set<String> missing) {
        return "Tino does not start. %s (property %s) lacks keys that stored values are sealed with, with the ids %s. Put each of them behind the key that is to seal from now on; when everything is sealed anew it can go."
                .formatted(SealingKeys.VARIABLE, SealingKeys.SETTING, String.join(", ", missing));
    }

    private Uni<Set<String>> missing() {
        return pool.withTransaction(transaction -> used.lock(transaction)
                .chain(() -> used.ids(transaction))
                .call(ids -> ring.ids().containsAll(ids) ? begin(transaction, ids) : Uni.createFrom().voidItem()))
                .map(ids -> {
                    Set<String> missing = new TreeSet<>(ids);
                    missing.removeAll(ring.ids());
                    return missing;
                });
    }

    private Uni<Void> begin(SqlClient transaction, Set<String> ids) {
        Uni<Void> noted = used.note(transaction, ring.currentId());
        boolean others = ids.stream().anyMatch(id -> !id.equals(ring.currentId()));
        return others ? noted.chain(() -> rotation.queue(transaction)) : noted;
    }
}
