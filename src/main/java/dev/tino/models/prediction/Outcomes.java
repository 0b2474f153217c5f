package dev.tino.models.prediction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import dev.tino.core.database.Columns;
import dev.tino.core.database.Slices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Where domains tell which answers turned out right: the live metrics are made of them. */
@ApplicationScoped
public class Outcomes implements Retained {

    /** A subject that comes twice in a list counts as it comes last; one of somebody else is left alone. */
    private static final String KNOWN = """
            insert into model_outcome as known (subject_id, model, version, owner_id, predicted, probability, truth, at)
            select distinct on (subject_id, model, version) subject_id, model, version, owner_id, predicted, probability, truth, $8
              from unnest($1::uuid[], $2::text[], $3::integer[], $4::uuid[], $5::text[], $6::real[], $7::text[]) with ordinality
                   as o (subject_id, model, version, owner_id, predicted, probability, truth, place)
             order by subject_id, model, version, place desc
                on conflict (subject_id, model, version) do update
               set predicted = excluded.predicted, probability = excluded.probability, truth = excluded.truth, at = excluded.at
             where known.owner_id = excluded.owner_id""";

    private static final String CORRECTED = """
            update model_outcome set truth = $3, at = $4 where owner_id = $1 and subject_id = $2""";

    private final Pool pool;

    Outcomes(Pool pool) {
        this.pool = pool;
    }

    /** In the transaction in which the truth becomes known. */
    public Uni<Void> known(SqlClient transaction, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Columns.of(outcomes)
                .add(new UUID[0], Outcome::subjectId)
                .add(new String[0], outcome -> outcome.model().name())
                .add(new Integer[0], outcome -> outcome.model().version())
                .add(new UUID[0], Outcome::ownerId)
                .add(new String[0], Outcome::predicted)
                .add(new Float[0], Outcome::probability)
                .add(new String[0], Outcome::truth)
                .parameters();
        return transaction.preparedQuery(KNOWN).execute(parameters.addValue(now())).replaceWithVoid();
    }

    /**
     * Another truth of a subject whose outcomes are known, if there are any, in the transaction in which it is told.
     *
     * @param truth null when the one before does not hold and no other is known
     */
    public Uni<Void> corrected(SqlClient transaction, UUID ownerId, UUID subjectId, String truth) {
        return transaction.preparedQuery(CORRECTED).execute(Tuple.of(ownerId, subjectId, truth, now())).replaceWithVoid();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public String table() {
        return "model_outcome";
    }

    @Override
    public int defaultDays() {
        return 365;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return Slices.delete(pool, "model_outcome", "at < $1", Tuple.of(cutOff.atOffset(ZoneOffset.UTC)));
    }
}
