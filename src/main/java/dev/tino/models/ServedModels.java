package dev.tino.models;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.tino.core.concurrent.Undisturbed;
import dev.tino.core.database.Notifications;
import dev.tino.core.error.Failure;
import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;

/**
 * The models that answer on this node, by name: loaded when somebody asks, kept while there is room, and swapped when a
 * version is promoted on any node.
 */
@ApplicationScoped
public class ServedModels {

    private static final Logger LOG = Logger.getLogger(ServedModels.class);
    /** How soon a champion that could not be loaded is tried again. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final ModelLoader loader;
    private final Notifications notifications;
    private final InferencePool pool;
    private final LoadedModels loaded;
    private final Lineups lineups;
    private final Refusals refusals = new Refusals();

    ServedModels(ModelsConfig config, ModelStore store, ModelLoader loader, Notifications notifications,
            MeterRegistry meters) {
        this.loader = loader;
        this.notifications = notifications;
        pool = new InferencePool(config.threads().orElse(Runtime.getRuntime().availableProcessors()), config.queue());
        loaded = new LoadedModels(config, pool, this::load, meters);
        lineups = new Lineups(store::lineup, loaded, refusals, RETRY, meters);
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(ModelStore.CHANNEL, lineups::renew, this::lookAgain);
    }

    /** What was told while nobody heard it is lost. */
    void lookAgain() {
        lineups.renewAll();
    }

    /**
     * Takes a lease on the champion of a name. All work done under it is answered by that one version, whatever is
     * promoted meanwhile; close it when done.
     *
     * @return fails with {@code MODEL_UNAVAILABLE} when there is none, or it cannot be served
     */
    public Uni<ModelLease> lease(String name) {
        return find(name).map(found -> found
                .orElseThrow(() -> ModelError.MODEL_UNAVAILABLE.because("No model named %s is being served", name)));
    }

    /** As {@link #lease}; empty when there is none, or it cannot be served. */
    public Uni<Optional<ModelLease>> find(String name) {
        return inRole(name, Lineup.CHAMPION);
    }

    /** A lease on this version of a name, champion or not; empty when it is not there or cannot be served. */
    public Uni<Optional<ModelLease>> find(String name, int version) {
        return lease(new ModelVersion(name, version));
    }

    /** A lease on the latest version of a name that was trained by this algorithm; empty when there is none. */
    public Uni<Optional<ModelLease>> find(String name, String algorithm) {
        return inRole(name, algorithm);
    }

    private Uni<Optional<ModelLease>> inRole(String name, String role) {
        return Uni.createFrom().deferred(() -> {
            ModelVersion version = lineups.now(name, role);
            ModelLease now = version == null ? null : loaded.leaseNow(version);
            return now == null ? look(name, role, true) : Uni.createFrom().item(Optional.of(now));
        });
    }

    private Uni<Optional<ModelLease>> look(String name, String role, boolean first) {
        return lineups.of(name, role).chain(version -> {
            if (version.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return lease(version.get()).chain(lease -> {
                if (lease.isPresent() || !first || refusals.of(version.get()) != null) {
                    return Uni.createFrom().item(lease);
                }
                // It has made room since this node heard who stands for the name.
                lineups.forget(name);
                return look(name, role, false);
            });
        });
    }

    private Uni<Optional<ModelLease>> lease(ModelVersion version) {
        return loaded.lease(version).map(Optional::of).onFailure(Failure.class).recoverWithItem(Optional.empty());
    }

    private Uni<LoadedModel> load(ModelVersion version) {
        Failure known = refusals.of(version);
        return known != null ? Uni.createFrom().failure(known)
                : loader.load(version).onFailure(Failure.class).invoke(failure -> refusals.note(version, failure));
    }

    /**
     * Looks again at what stands for a name, once a change is committed; done when this node serves it. Other nodes hear of
     * it by themselves, and this one a moment later.
     */
    public Uni<Void> renew(String name) {
        return Undisturbed.work(Uni.createFrom().completionStage(() -> lineups.renew(name)));
    }

    /** Does work on the threads that run models. */
    public <T> Uni<T> onPool(Callable<T> work) {
        return pool.call(work).onFailure().transform(ModelError::translate);
    }

    /** What is loaded on this node, by name and version. */
    public List<LoadedVersion> loaded() {
        return loaded.told();
    }

    @PreDestroy
    void close() {
        lineups.close();
        if (pool.drain()) {
            loaded.close();
        } else {
            // Their native memory goes with the process; freed under a call that runs, it would take the process along.
            LOG.warn("Inference still runs at the end; its models stay open");
        }
    }
}
