package dev.tino.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * The versions that are loaded on this node, within a budget: the one that was not used for the longest time makes room,
 * and closes with its last lease. Whoever asks for one that is being loaded waits for the same load.
 */
final class LoadedModels {

    private final int most;
    private final long memory;
    private final InferencePool pool;
    private final Function<ModelVersion, Uni<LoadedModel>> loader;
    private final Map<ModelVersion, KeptModel> kept = new ConcurrentHashMap<>();
    /** With {@link #bytes} and what is added to the kept ones guarded by this object. */
    private final Map<ModelVersion, Load> loads = new HashMap<>();
    private long bytes;
    /** What is open takes, with those that made room but are still used. */
    private final AtomicLong open = new AtomicLong();
    private boolean closed;
    private final Counter loaded;
    private final Counter evicted;

    LoadedModels(ModelsConfig config, InferencePool pool, Function<ModelVersion, Uni<LoadedModel>> loader,
            MeterRegistry meters) {
        this.most = config.loaded();
        this.memory = config.memory();
        this.pool = pool;
        this.loader = loader;
        loaded = meters.counter("tino.models.loads");
        evicted = meters.counter("tino.models.evictions");
        Gauge.builder("tino.models.loaded", kept, Map::size).register(meters);
        Gauge.builder("tino.models.loaded.bytes", open, AtomicLong::get).baseUnit("bytes").register(meters);
    }

    /** Null when it is not loaded. */
    ModelLease leaseNow(ModelVersion version) {
        KeptModel found = kept.get(version);
        return found == null ? null : found.lease();
    }

    boolean isLoaded(ModelVersion version) {
        return kept.containsKey(version);
    }

    /** Of which any version is loaded, or about to be. */
    synchronized Set<String> names() {
        return Stream.concat(kept.keySet().stream(), loads.keySet().stream()).map(ModelVersion::name)
                .collect(Collectors.toSet());
    }

    /** Loads it first if need be; fails as the loader does. */
    Uni<ModelLease> lease(ModelVersion version) {
        return Handover.of(waiter -> {
            ModelLease now = leaseNow(version);
            if (now != null) {
                waiter.give(now);
            } else {
                await(version, waiter);
            }
        });
    }

    private void await(ModelVersion version, Handover<ModelLease> waiter) {
        Load begun = null;
        ModelLease now;
        synchronized (this) {
            now = leaseNow(version);
            if (now == null) {
                Load load = loads.get(version);
                if (load == null) {
                    load = begun = new Load();
                    loads.put(version, load);
                }
                load.waiters.add(waiter);
            }
        }
        if (now != null) {
            waiter.give(now);
        }
        if (begun != null) {
            begin(version, begun);
        }
    }

    private void begin(ModelVersion version, Load load) {
        loader.apply(version).subscribe().with(model -> arrived(load, kept(version, model)),
                failure -> failed(version, load, failure));
    }

    private KeptModel kept(ModelVersion version, LoadedModel model) {
        open.addAndGet(model.memory());
        return new KeptModel(version, model, pool, freed -> open.addAndGet(-freed));
    }

    /** Everybody who waits has his lease before anybody can drop it. */
    private void arrived(Load load, KeptModel model) {
        loaded.increment();
        List<KeptModel> dropped = new ArrayList<>();
        List<ModelLease> leases;
        synchronized (this) {
            loads.remove(model.version(), load);
            leases = load.waiters.stream().map(waiter -> model.lease()).toList();
            if (closed || load.unwanted || model.bytes() > memory) {
                dropped.add(model);
            } else {
                makeRoom(model.bytes(), dropped);
                kept.put(model.version(), model);
                bytes += model.bytes();
            }
        }
        dropped.forEach(KeptModel::drop);
        for (int i = 0; i < leases.size(); i++) {
            load.waiters.get(i).give(leases.get(i));
        }
    }

    private void makeRoom(long needed, Collection<KeptModel> dropped) {
        while (kept.size() >= most || bytes + needed > memory) {
            KeptModel oldest = kept.values().stream().min(Comparator.comparingLong(KeptModel::usedAt)).orElseThrow();
            remove(oldest);
            dropped.add(oldest);
            evicted.increment();
        }
    }

    private void remove(KeptModel model) {
        kept.remove(model.version());
        bytes -= model.bytes();
    }

    private void failed(ModelVersion version, Load load, Throwable failure) {
        synchronized (this) {
            loads.remove(version, load);
        }
        load.waiters.forEach(waiter -> waiter.fail(failure));
    }

    /** Those are not to be used any more, nor kept when they are being loaded. */
    void drop(Predicate<ModelVersion> unwanted) {
        List<KeptModel> dropped;
        synchronized (this) {
            dropped = kept.values().stream().filter(model -> unwanted.test(model.version())).toList();
            dropped.forEach(this::remove);
            loads.entrySet().removeIf(load -> {
                load.getValue().unwanted |= unwanted.test(load.getKey());
                return load.getValue().unwanted;
            });
        }
        dropped.forEach(KeptModel::drop);
    }

    List<LoadedVersion> told() {
        return kept.values().stream().map(KeptModel::told)
                .sorted(Comparator.comparing(LoadedVersion::name).thenComparing(LoadedVersion::version)).toList();
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        drop(version -> true);
    }

    /**
     * One that is under way, and who waits for it; added to under the lock, and read by no one else once it is out of the map.
     */
    private static final class Load {
        private final List<Handover<ModelLease>> waiters = new ArrayList<>();
        private boolean unwanted;
    }
}
