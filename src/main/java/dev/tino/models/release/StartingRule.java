package dev.tino.models.release;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.Champion.Act;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whether a file that is there at the start is to serve: no person was asked. */
@ApplicationScoped
class StartingRule {

    private final Timeline timeline;
    private final Pool pool;

    StartingRule(Timeline timeline, Pool pool) {
        this.timeline = timeline;
        this.pool = pool;
    }

    /** Nothing that was trained here or promoted by hand makes room for it; one that shipped before does. */
    Uni<Promotion> promotion(Candidate candidate) {
        return timeline.present(pool, candidate.name()).chain(present -> {
            if (present.isEmpty()) {
                return Uni.createFrom().item(Promotion.because("first version"));
            }
            Champion champion = present.get();
            var stays = Promotion.notBecause("version %d serves already".formatted(champion.version()));
            return candidate.source() != Source.SHIPPED || champion.act() != Act.RELEASED ? Uni.createFrom().item(stays)
                    : shipped(champion).map(shipped -> !shipped ? stays
                            : Promotion.because("ships with this Tino, as version %d did with another"
                                    .formatted(champion.version())));
        });
    }

    private Uni<Boolean> shipped(Champion champion) {
        return pool.preparedQuery("select source = 'shipped' from model_version where name = $1 and version = $2")
                .execute(Tuple.of(champion.name(), champion.version()))
                .map(rows -> rows.rowCount() > 0 && rows.iterator().next().getBoolean(0));
    }
}
