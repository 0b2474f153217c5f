package dev.tino.core.concurrent;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.smallrye.mutiny.Uni;

/**
 * Values that are loaded when somebody asks and then kept. Who asks while one is loaded waits for the same load, and it
 * goes on when some of them leave.
 */
public final class SharedLoads<K, V> {

    private final AsyncCache<K, V> kept;
    private final Function<K, Uni<V>> loader;

    /** @param limits what is kept, and for how long */
    public SharedLoads(Caffeine<? super K, ? super V> limits, Function<K, Uni<V>> loader) {
        this.kept = limits.buildAsync();
        this.loader = loader;
    }

    /** A load that failed is not kept: the next one who asks tries again. */
    public Uni<V> of(K key) {
        return Uni.createFrom().deferred(() -> Undisturbed.shared(
                kept.get(key, (wanted, executor) -> loader.apply(wanted).subscribeAsCompletionStage())));
    }

    /** The value when it is there already, else null; nothing is loaded. */
    public V present(K key) {
        CompletableFuture<V> found = kept.getIfPresent(key);
        return found == null || found.isCompletedExceptionally() ? null : found.getNow(null);
    }

    /** Takes the place of what is kept, or being loaded, under the key. */
    public void put(K key, V value) {
        kept.put(key, CompletableFuture.completedFuture(value));
    }

    /** Whether a value is there, or being loaded. */
    public boolean contains(K key) {
        return kept.asMap().containsKey(key);
    }

    public Set<K> keys() {
        return Set.copyOf(kept.asMap().keySet());
    }

    /** One that is being loaded is forgotten too: it is not kept when it is there. */
    public void forget(K key) {
        kept.synchronous().invalidate(key);
    }

    public void forgetAll() {
        kept.synchronous().invalidateAll();
        kept.synchronous().cleanUp();
    }
}
