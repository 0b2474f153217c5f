package dev.tino.models.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.error.Failure;
import dev.tino.ml.onnx.Manifest;
import dev.tino.models.Handover;
import dev.tino.models.ModelError;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelLoader;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import dev.tino.models.release.Champion.Act;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The champions of names, and how people change them. */
@ApplicationScoped
public class Champions {

    private static final Logger LOG = Logger.getLogger(Champions.class);

    private final ModelStore store;
    private final ModelLoader loader;
    private final ServedModels models;
    private final Timeline timeline;
    private final Activities activities;
    private final Pool pool;

    Champions(ModelStore store, ModelLoader loader, ServedModels models, Timeline timeline, Activities activities,
            Pool pool) {
        this.store = store;
        this.loader = loader;
        this.models = models;
        this.timeline = timeline;
        this.activities = activities;
        this.pool = pool;
    }

    /** The champion now, unless the name never had one. */
    public Uni<Optional<Champion>> present(String name) {
        return timeline.present(pool, name);
    }

    /** The champion at an instant, unless the name had none then. */
    public Uni<Optional<Champion>> at(String name, Instant instant) {
        return timeline.at(pool, name, instant);
    }

    /**
     * A part of the timeline, the newest first.
     *
     * @param before only lines with a smaller sequence; null from the newest on
     */
    public Uni<List<Champion>> timeline(String name, Integer before, int limit) {
        return timeline.page(pool, name, before == null ? Integer.MAX_VALUE : before, limit);
    }

    /**
     * Makes a stored version the champion, once its signature, file, parity and inputs were found right. That it is the
     * champion already, by hand, changes nothing.
     *
     * @return the line of the timeline; fails with a {@link ModelError}
     */
    public Uni<Champion> promote(String name, int version, String reason, UUID actorId) {
        var wanted = new ModelVersion(name, version);
        return timeline.present(pool, name)
                .chain(seen -> verify(wanted, seen, Champions::requireFit).chain(() -> change(name,
                        transaction -> timeline.present(transaction, name)
                                .chain(present -> isSo(present, version) ? Uni.createFrom().item(present.get())
                                        : promote(transaction, wanted, reason, actorId, seen, present)))));
    }

    private static boolean isSo(Optional<Champion> present, int version) {
        return present.filter(champion -> champion.version() == version && champion.act() != Act.RELEASED).isPresent();
    }

    private Uni<Champion> promote(SqlClient transaction, ModelVersion wanted, String reason, UUID actorId,
            Optional<Champion> seen, Optional<Champion> present) {
        requireSame(wanted.name(), seen, present);
        return append(transaction, wanted, Act.PROMOTED, reason, actorId, null);
    }

    /**
     * Makes the champion what it was before. The champions of a name are a pile: a release or a promotion puts one on top,
     * a rollback takes it off, and with it those below that are the same version or not stored any more. So a second
     * rollback goes further back; after a promotion the next one goes back to what served right before it.
     *
     * @return the line of the timeline; fails with {@code NO_EARLIER_CHAMPION} when there is nothing to go back to, and as
     *         {@link #promote} does when it cannot be served
     */
    public Uni<Champion> rollback(String name, UUID actorId, String reason) {
        return timeline.present(pool, name).chain(seen -> store.earlier(pool, name).chain(found -> {
            ModelStore.Standing earlier = found.orElseThrow(() -> ModelError.NO_EARLIER_CHAMPION
                    .because("No version that served before as %s is still there", name));
            return verify(earlier.version(), seen, Champions::requireSameKind)
                    .chain(() -> change(name, transaction -> timeline.present(transaction, name)
                            .chain(present -> {
                                requireSame(name, seen, present);
                                return append(transaction, earlier.version(), Act.ROLLED_BACK, reason, actorId,
                                        earlier.sequence());
                            })));
        }));
    }

    /** What was verified was verified beside that champion; and two rollbacks at once are not meant to go back twice. */
    private static void requireSame(String name, Optional<Champion> seen, Optional<Champion> present) {
        if (!seen.map(Champion::sequence).equals(present.map(Champion::sequence))) {
            throw ModelError.CHAMPION_CHANGED.because("The champion of %s was changed meanwhile", name);
        }
    }

    private Uni<Champion> change(String name, Function<SqlClient, Uni<Champion>> work) {
        return pool.withTransaction(transaction -> store.lock(transaction, name).chain(() -> work.apply(transaction)))
                .call(() -> models.renew(name));
    }

    private Uni<Champion> append(SqlClient transaction, ModelVersion version, Act act, String reason, UUID actorId,
            Integer backTo) {
        return timeline.append(transaction, version, actorId, act, reason, backTo)
                .map(champion -> champion.orElseThrow(() -> ModelError.MODEL_NOT_FOUND
                        .because("There is no version %d of %s", version.version(), version.name())))
                .call(champion -> activities.record(transaction, Activity.of(actorId, "model." + act.word(), version.name())
                        .with(Map.of("version", version.version()))))
                .call(() -> store.changed(transaction, version.name()));
    }

    /** Loads it as if for the first time, whether or not this node serves it already. */
    private Uni<Void> verify(ModelVersion wanted, Optional<Champion> present, Comparison comparison) {
        return Handover.of(loader.load(wanted))
                .chain(model -> manifest(present)
                        .invoke(champion -> champion.ifPresent(
                                found -> comparison.require(wanted, model.manifest(), present.orElseThrow(), found)))
                        .eventually(model::close))
                .onFailure(Failure.class)
                .invoke(refused -> LOG.warnf("Not promoted: %s", refused.detail()))
                .replaceWithVoid();
    }

    /** What the champion says of itself, unless it cannot be served: then it is high time for another. */
    private Uni<Optional<Manifest>> manifest(Optional<Champion> present) {
        return present.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : models.find(present.get().name(), present.get().version()).map(found -> found.map(lease -> {
                    try (ModelLease champion = lease) {
                        return champion.model().manifest();
                    }
                }));
    }

    private static void requireFit(ModelVersion wanted, Manifest manifest, Champion present, Manifest champion) {
        requireSameKind(wanted, manifest, present, champion);
        if (present.ownerId() == null) {
            Fitness.requireAnswers(wanted.toString(), manifest, champion, present.version());
        }
    }

    /** To go back to a version that knew less may be what is needed. */
    private static void requireSameKind(ModelVersion wanted, Manifest manifest, Champion present, Manifest champion) {
        Fitness.requireSameKind(wanted.toString(), manifest, champion, present.version());
    }

    private interface Comparison {
        void require(ModelVersion wanted, Manifest manifest, Champion present, Manifest champion);
    }
}
