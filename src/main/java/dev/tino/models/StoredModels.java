package dev.tino.models;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;

import dev.tino.core.database.Notifications;
import dev.tino.ml.ModelException;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.ModelSlot;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * The latest versions of stored models, loaded when somebody asks and kept while there is room. One that is dropped
 * closes with its last lease.
 */
@ApplicationScoped
class StoredModels {

    private static final Logger LOG = Logger.getLogger(StoredModels.class);
    /** How long a name without a version stays so for a node that nobody told of one. */
    private static final Duration ABSENCE = Duration.ofSeconds(10);
    /** It was dropped between being found and being leased. Not often in a row. */
    private static final int TRIES = 5;

    private final ModelStore store;
    private final Notifications notifications;
    private final AsyncCache<String, Optional<Served>> served;

    StoredModels(ModelStore store, Notifications notifications, ModelsConfig config) {
        this.store = store;
        this.notifications = notifications;
        // Each weighs at least its share, so that neither their number nor their memory grows beyond the settings.
        int share = (int) Math.min(Integer.MAX_VALUE, Math.max(1, config.memory() / config.loaded()));
        served = Caffeine.newBuilder().maximumWeight(config.memory())
                .weigher((String name, Optional<Served> found) -> found.map(model -> Math.max(share, model.size)).orElse(1))
                .expireAfter(Expiry.<String, Optional<Served>> writing(
                        (name, found) -> found.isPresent() ? Duration.ofNanos(Long.MAX_VALUE) : ABSENCE))
                .removalListener(StoredModels::dropped).buildAsync();
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(ModelStore.CHANNEL, this::forget, () -> served.synchronous().invalidateAll());
    }

    Uni<Optional<Leased>> lease(String name) {
        return lease(name, TRIES);
    }

    private Uni<Optional<Leased>> lease(String name, int tries) {
        return find(name).chain(found -> {
            try {
                return Uni.createFrom().item(found.map(model -> new Leased(model.version, model.slot.lease())));
            } catch (ModelException dropped) {
                return tries > 1 ? lease(name, tries - 1)
                        : Uni.createFrom().failure(
                                ModelError.MODEL_UNAVAILABLE.because("The model %s is not being served now", name));
            }
        });
    }

    private Uni<Optional<Served>> find(String name) {
        return Uni.createFrom().deferred(() -> {
            // One that is forgotten while it loads is no longer here when it is loaded, and closes at once.
            var loading = served.get(name, (wanted, executor) -> load(wanted).subscribeAsCompletionStage());
            Uni<Optional<Served>> found = Uni.createFrom().completionStage(loading);
            return loading.isDone() ? found : inContext(found);
        });
    }

    /** Requests that wait for one that loads go on in a context of their own, not in its. */
    private static <T> Uni<T> inContext(Uni<T> shared) {
        Context context = Vertx.currentContext();
        return context == null ? shared : shared.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private Uni<Optional<Served>> load(String name) {
        return store.latest(name)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(file -> file.flatMap(StoredModels::load));
    }

    /** A file that cannot be served is as good as none: whoever asked has something else to fall back on. */
    private static Optional<Served> load(StoredFile file) {
        try {
            LoadedModel model = LoadedModel.load(file.bytes());
            if (!model.sha256().equals(file.sha256())) {
                model.close();
                throw ModelException.Reason.DAMAGED_FILE.because("its SHA-256 is not the stored one");
            }
            var slot = new ModelSlot();
            slot.swap(model);
            return Optional.of(new Served(file.version(), slot, model.size()));
        } catch (ModelException unusable) {
            LOG.errorf(unusable, "Version %d of %s cannot be served", file.version().version(), file.version().name());
            return Optional.empty();
        }
    }

    void forget(String name) {
        served.synchronous().invalidate(name);
    }

    void close() {
        served.synchronous().invalidateAll();
        served.synchronous().cleanUp();
    }

    private static void dropped(String name, Optional<Served> model, RemovalCause cause) {
        if (model != null) {
            model.ifPresent(left -> left.slot.close());
        }
    }

    private record Served(ModelVersion version, ModelSlot slot, int size) {
    }

    record Leased(ModelVersion version, ModelSlot.Lease lease) {
    }

    /** A version as it is stored. */
    record StoredFile(ModelVersion version, String sha256, byte[] bytes) {
    }
}
