package dev.tino.credit.policy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Companies' policies. */
@ApplicationScoped
public class Policies {

    private static final String PRESENT = "select * from credit_policy where company_id = $1 order by version desc limit 1";
    private static final String NUMBERED = "select * from credit_policy where company_id = $1 and version = $2";
    private static final String INSERT = """
            insert into credit_policy (company_id, version, approve_at, refuse_below, approved_bad, refused_good, created_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";
    /** Whoever changes a company's policy waits for others who do. */
    private static final String ALONE = "select from users where id = $1 for no key update";

    private final Activities activities;
    private final Pool pool;

    Policies(Activities activities, Pool pool) {
        this.activities = activities;
        this.pool = pool;
    }

    /** The one that counts now; a company that never said anything has the first one. */
    public Uni<Policy> present(UUID companyId) {
        return present(pool, companyId);
    }

    private Uni<Policy> present(SqlClient client, UUID companyId) {
        return read(client, PRESENT, Tuple.of(companyId)).map(found -> found == null ? Policy.FIRST : found);
    }

    /** An earlier one, or null when there is none of this number. */
    public Uni<Policy> numbered(UUID companyId, int version) {
        return version == Policy.FIRST.version() ? Uni.createFrom().item(Policy.FIRST)
                : read(pool, NUMBERED, Tuple.of(companyId, version));
    }

    Uni<Policy> change(UUID companyId, NewPolicy wanted) {
        return pool.withTransaction(transaction -> transaction.preparedQuery(ALONE).execute(Tuple.of(companyId))
                .chain(() -> present(transaction, companyId))
                .chain(before -> change(transaction, companyId, before, wanted.over(before))));
    }

    private Uni<Policy> change(SqlClient transaction, UUID companyId, Policy before, NewPolicy wanted) {
        wanted.check();
        if (wanted.thresholds().equals(before.thresholds()) && wanted.costs().equals(before.costs())) {
            return Uni.createFrom().item(before);
        }
        return insert(transaction, companyId, before.version() + 1, wanted)
                .chain(() -> activities.record(transaction, Activity.of(companyId, "policy.changed", null)
                        .with(Map.of("version", before.version() + 1))))
                .chain(() -> read(transaction, PRESENT, Tuple.of(companyId)));
    }

    private static Uni<Void> insert(SqlClient client, UUID companyId, int version, NewPolicy wanted) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] { companyId, version, wanted.thresholds().approve(),
                        wanted.thresholds().refuse(), wanted.costs().approvedBad(), wanted.costs().refusedGood(),
                        OffsetDateTime.now(ZoneOffset.UTC) }))
                .replaceWithVoid();
    }

    private static Uni<Policy> read(SqlClient client, String query, Tuple parameters) {
        return client.preparedQuery(query).execute(parameters)
                .map(rows -> rows.rowCount() == 0 ? null : policy(rows.iterator().next()));
    }

    static Policy policy(Row row) {
        return new Policy(row.getInteger("version"),
                new Thresholds(row.getDouble("approve_at"), row.getDouble("refuse_below")),
                new Costs(row.getDouble("approved_bad"), row.getDouble("refused_good")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
