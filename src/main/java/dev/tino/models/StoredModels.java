package dev.tino.models;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;

import dev.tino.core.concurrent.SharedLoads;
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
 * closes with its last lease; one that finds no room serves whoever asked, and is loaded again for the next.
 */
@ApplicationScoped
class StoredModels {

    private static final Logger LOG = Logger.getLogger(StoredModels.class);
    /** How long a name without a version stays so for a node that nobody told of one. */
    private static final Duration ABSENCE = Duration.ofSeconds(10);
    /** It was dropped between being found and being leased: it is another one now, or there is no room for it. */
    private static final int TRIES = 2;
    /** Between a name and the version that it has now. */
    private static final char SEPARATOR = ' ';

    private final ModelStore store;
    private final Notifications notifications;
    private final SharedLoads<String, Optional<Served>> served;

    StoredModels(ModelStore store, Notifications notifications, ModelsConfig config) {
        this.store = store;
        this.notifications = notifications;
        // Each weighs at least its share, so that neither their number nor their memory grows beyond the settings.
        int share = (int) Math.min(Integer.MAX_VALUE, Math.max(1, config.memory() / config.loaded()));
        var limits = Caffeine.newBuilder().maximumWeight(config.memory())
                .weigher((String name, Optional<Served> found) -> found.map(model -> Math.max(share, model.size)).orElse(1))
                .expireAfter(Expiry.<String, Optional<Served>> writing(
                        (name, found) -> found.isPresent() ? Duration.ofNanos(Long.MAX_VALUE) : ABSENCE))
                .removalListener(StoredModels::dropped);
        served = new SharedLoads<>(limits, this::load);
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(ModelStore.CHANNEL, this::heard, served::forgetAll);
    }

    Uni<Optional<Leased>> lease(String name) {
        return lease(name, TRIES);
    }

    private Uni<Optional<Leased>> lease(String name, int tries) {
        return served.of(name).chain(found -> {
            try {
                return Uni.createFrom().item(found.map(Served::lease));
            } catch (ModelException dropped) {
                return tries > 1 ? lease(name, tries - 1) : leaseAlone(name);
            }
        });
    }

    /** One that is not kept: it closes with this lease. */
    private Uni<Optional<Leased>> leaseAlone(String name) {
        Context context = Vertx.currentContext();
        return Uni.createFrom().emitter(emitter -> {
            var isOver = new AtomicBoolean();
            emitter.onTermination(() -> isOver.set(true));
            load(name).emitOn(context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run()))
                    .subscribe().with(found -> {
                        Optional<Leased> leased = found.map(Served::leaseAlone);
                        if (isOver.get()) {
                            leased.ifPresent(left -> left.lease.close());
                        } else {
                            emitter.complete(leased);
                        }
                    }, emitter::fail);
        });
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

    /** What to tell the nodes when a name has a new version. */
    static String told(ModelVersion added) {
        return added.name() + SEPARATOR + added.version();
    }

    /** A name, and the version that it has now unless it has none any more. */
    private void heard(String told) {
        int end = told.lastIndexOf(SEPARATOR);
        if (end < 0) {
            forget(told);
            return;
        }
        int latest = Integer.parseInt(told.substring(end + 1));
        // A node is told of the ones that it has added itself, too, and has loaded perhaps.
        served.forgetIf(told.substring(0, end), known -> known.isEmpty() || known.get().version.version() < latest);
    }

    void forget(String name) {
        served.forget(name);
    }

    void close() {
        served.forgetAll();
    }

    private static void dropped(String name, Optional<Served> model, RemovalCause cause) {
        if (model != null) {
            model.ifPresent(left -> left.slot.close());
        }
    }

    private record Served(ModelVersion version, ModelSlot slot, int size) {

        /** @throws ModelException when it was dropped */
        Leased lease() {
            return new Leased(version, slot.lease());
        }

        Leased leaseAlone() {
            try (slot) {
                return lease();
            }
        }
    }

    record Leased(ModelVersion version, ModelSlot.Lease lease) {
    }

    /** A version as it is stored. */
    record StoredFile(ModelVersion version, String sha256, byte[] bytes) {
    }
}
