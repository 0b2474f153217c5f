package dev.tino.models.release;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelStore.Addition;
import dev.tino.models.ModelVersion;
import dev.tino.models.NewVersion;
import dev.tino.models.release.Champion.Act;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** What a release writes, in one transaction. */
@ApplicationScoped
class Commits {

    private static final Promotion LEFT = Promotion.notBecause("somebody went back from the same file");

    private final ModelStore store;
    private final Timeline timeline;
    private final Activities activities;

    Commits(ModelStore store, Timeline timeline, Activities activities) {
        this.store = store;
        this.timeline = timeline;
        this.activities = activities;
    }

    /**
     * @param sha256 of the candidate's file
     * @param seen the champion that the promotion was decided against
     * @param distrusted that cannot be served, or null
     */
    Uni<Released> commit(SqlClient transaction, Candidate candidate, String sha256, Promotion promotion,
            Optional<Champion> seen, ModelVersion distrusted) {
        var version = new NewVersion(candidate.name(), candidate.ownerId(), candidate.authorId(), word(candidate.source()),
                candidate.file(), sha256);
        return store.lock(transaction, candidate.name())
                .chain(() -> store.add(transaction, version, distrusted))
                .chain(added -> promote(transaction, version, promotion, seen, added)
                        .map(promoted -> new Released(added.version(), added.isNew(), promoted)))
                .call(released -> record(transaction, candidate, released))
                .call(released -> candidate.isPermanent() ? store.changed(transaction, candidate.name())
                        : store.settle(transaction, released.version(), candidate.ownerId()));
    }

    private Uni<Promotion> promote(SqlClient transaction, NewVersion version, Promotion promotion, Optional<Champion> seen,
            Addition added) {
        if (!promotion.promoted()) {
            return Uni.createFrom().item(promotion);
        }
        return timeline.present(transaction, version.name()).chain(present -> {
            if (present.isPresent() && present.get().version() == added.version().version()) {
                return Uni.createFrom().item(promotion);
            }
            if (sequence(present) != sequence(seen)) {
                return Uni.createFrom().item(Promotion.notBecause(
                        "version %d became the champion meanwhile".formatted(present.orElseThrow().version())));
            }
            return timeline.wasLeft(transaction, version.name(), version.sha256())
                    .chain(left -> left ? Uni.createFrom().item(LEFT)
                            : append(transaction, version, added, told(promotion, present)));
        });
    }

    private Uni<Promotion> append(SqlClient transaction, NewVersion version, Addition added, Promotion promotion) {
        return timeline.append(transaction, added.version(), version.authorId(), Act.RELEASED, promotion.reason(), null)
                .replaceWith(promotion);
    }

    /** Whoever chose the champion is to see why it serves no longer. */
    private static Promotion told(Promotion promotion, Optional<Champion> present) {
        return present.filter(Champion::chosenByHand).map(champion -> Promotion.because(
                "%s; version %d before it was chosen by hand".formatted(promotion.reason(), champion.version())))
                .orElse(promotion);
    }

    private static int sequence(Optional<Champion> champion) {
        return champion.map(Champion::sequence).orElse(0);
    }

    private Uni<Void> record(SqlClient transaction, Candidate candidate, Released released) {
        return !released.isNew() ? Uni.createFrom().voidItem()
                : activities.record(transaction,
                        Activity.of(candidate.authorId(), "model." + word(candidate.source()), candidate.name())
                                .with(Map.of("version", released.version().version(), "promoted",
                                        released.promotion().promoted())));
    }

    private static String word(Candidate.Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
