package dev.tino.models;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import dev.tino.core.concurrent.SharedLoads;
import dev.tino.core.error.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * Which versions stand for the names that were asked for, as this node knows it. Of a name that is in use it changes only
 * once the new version is loaded, so that nobody waits for it.
 */
final class Lineups {

    private static final Logger LOG = Logger.getLogger(Lineups.class);
    private static final int MOST = 100_000;
    private static final Lineup NONE = new Lineup(Map.of());
    /** How long a name without versions stays so for a node that nobody told of one. */
    private static final Duration ABSENCE = Duration.ofSeconds(10);

    private final Function<String, Uni<Lineup>> store;
    private final LoadedModels loaded;
    private final Refusals refusals;
    private final Retries retries;
    private final SharedLoads<String, Lineup> known;
    private final Map<String, Renewal> renewals = new HashMap<>();
    private final Counter swaps;

    /**
     * @param store tells which versions stand for a name
     * @param retry how soon one that could not be loaded is tried again
     */
    Lineups(Function<String, Uni<Lineup>> store, LoadedModels loaded, Refusals refusals, Duration retry,
            MeterRegistry meters) {
        this.store = store;
        this.loaded = loaded;
        this.refusals = refusals;
        this.retries = new Retries(retry, this::renew, meters);
        this.swaps = meters.counter("tino.models.swaps");
        known = new SharedLoads<>(Caffeine.newBuilder().maximumSize(MOST)
                .expireAfter(Expiry.<String, Lineup> writing(
                        (name, lineup) -> lineup.isEmpty() ? ABSENCE : Duration.ofNanos(Long.MAX_VALUE))),
                store);
    }

    /** The version in that role if that is known here, else null; without asking anybody. */
    ModelVersion now(String name, String role) {
        Lineup lineup = known.present(name);
        return lineup == null ? null : lineup.roles().get(role);
    }

    Uni<Optional<ModelVersion>> of(String name, String role) {
        return known.of(name).map(lineup -> lineup.of(role));
    }

    void forget(String name) {
        known.forget(name);
    }

    /** Looks again at all that is known: what was told meanwhile was not heard. */
    void renewAll() {
        Set<String> inUse = loaded.names();
        known.keys().forEach(name -> {
            if (inUse.contains(name)) {
                renew(name);
            } else {
                known.forget(name);
            }
        });
    }

    /** Looks again at a name; done when this node serves what it saw, which is what there was now or later. */
    CompletableFuture<Void> renew(String name) {
        Renewal begun;
        synchronized (renewals) {
            Renewal underWay = renewals.get(name);
            if (underWay != null) {
                // It may have looked already.
                underWay.next = underWay.next == null ? new Renewal() : underWay.next;
                return underWay.next.done;
            }
            begun = new Renewal();
            renewals.put(name, begun);
        }
        begin(name, begun);
        return begun.done;
    }

    private void begin(String name, Renewal renewal) {
        look(name).subscribe().with(renewed -> ended(name, renewal), failure -> {
            LOG.debugf(failure, "Cannot see which version of %s serves", name);
            known.forget(name);
            retries.end(name);
            ended(name, renewal);
        });
    }

    private void ended(String name, Renewal renewal) {
        synchronized (renewals) {
            renewals.remove(name);
            if (renewal.next != null) {
                renewals.put(name, renewal.next);
            }
        }
        renewal.done.complete(null);
        if (renewal.next != null) {
            begin(name, renewal.next);
        }
    }

    private Uni<Void> look(String name) {
        refusals.forget(name);
        if (!known.contains(name) && !loaded.names().contains(name)) {
            retries.end(name);
            return Uni.createFrom().voidItem();
        }
        return store.apply(name).chain(next -> {
            Lineup present = Objects.requireNonNullElse(known.present(name), NONE);
            if (next.isEmpty()) {
                known.put(name, next);
                retries.end(name);
                loaded.drop(version -> version.name().equals(name));
                return Uni.createFrom().voidItem();
            }
            return loadWhatIsInUse(present, next).invoke(settled -> {
                swap(name, present, settled);
                retries.settle(name, next, settled);
            }).replaceWithVoid();
        });
    }

    /** What cannot be served does not take the place of what is. */
    private Uni<Lineup> loadWhatIsInUse(Lineup present, Lineup next) {
        List<Uni<Map.Entry<String, ModelVersion>>> roles = next.roles().entrySet().stream().map(role -> {
            ModelVersion old = present.roles().get(role.getKey());
            if (old == null || old.equals(role.getValue()) || !isInUse(old, role.getKey(), present)) {
                return Uni.createFrom().item(role);
            }
            return loaded.lease(role.getValue()).invoke(ModelLease::close).replaceWith(role)
                    .onFailure(Failure.class).recoverWithItem(() -> Map.entry(role.getKey(), old));
        }).toList();
        return Uni.join().all(roles).andFailFast().map(settled -> {
            var lineup = new HashMap<String, ModelVersion>();
            settled.forEach(role -> lineup.put(role.getKey(), role.getValue()));
            return new Lineup(lineup);
        });
    }

    /** A champion that is loaded need not be so for the sake of its algorithm. */
    private boolean isInUse(ModelVersion version, String role, Lineup present) {
        return loaded.isLoaded(version)
                && (role.equals(Lineup.CHAMPION) || !version.equals(present.roles().get(Lineup.CHAMPION)));
    }

    private void swap(String name, Lineup present, Lineup next) {
        known.put(name, next);
        loaded.drop(version -> present.has(version) && !next.has(version));
        if (!present.of(Lineup.CHAMPION).equals(next.of(Lineup.CHAMPION))) {
            swaps.increment();
        }
    }

    void close() {
        retries.close();
    }

    private static final class Renewal {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private Renewal next;
    }
}
