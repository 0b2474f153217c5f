package dev.tino.credit.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Page;
import dev.tino.credit.CreditError;
import dev.tino.credit.decision.Decider.Decided;
import dev.tino.credit.order.Order;
import dev.tino.credit.policy.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** What companies do with decisions. */
@ApplicationScoped
public class DecisionService {

    private static final String FEATURES = "features";

    private final Decider decider;
    private final DecisionRows rows;
    private final DecisionLog log;
    private final Activities activities;
    private final Pool pool;

    DecisionService(Decider decider, DecisionRows rows, DecisionLog log, Activities activities, Pool pool) {
        this.decider = decider;
        this.rows = rows;
        this.log = log;
        this.activities = activities;
        this.pool = pool;
    }

    Uni<Decided> decide(UUID companyId, Order order) {
        return decider.decide(companyId, List.of(order), (place, same) -> FEATURES).map(decided -> decided.get(0));
    }

    /** Decides on an order as on any other; of one that was decided on before this is the decision. */
    public Uni<Decision> decision(UUID companyId, Order order) {
        return decide(companyId, order).map(Decided::orThrow);
    }

    /** The decision on an order of the company's, or null while there is none. */
    public Uni<Decision> of(UUID companyId, String orderId) {
        return rows.find(companyId, List.of(orderId)).map(found -> found.isEmpty() ? null : found.get(0))
                .onItem().ifNotNull().invoke(DecisionService::requireSound);
    }

    Uni<Page<Decision>> page(UUID companyId, DecisionFilter filter, int limit, String cursor) {
        return rows.page(companyId, filter, limit, cursor);
    }

    public Uni<Page<Decision>> page(UUID companyId, int limit, String cursor) {
        return rows.page(companyId, DecisionFilter.ALL, limit, cursor);
    }

    Uni<Decision> get(UUID companyId, UUID id) {
        return sound(rows.find(companyId, id), id);
    }

    private static Uni<Decision> sound(Uni<Decision> found, UUID id) {
        return found.onItem().ifNull().failWith(() -> missing(id)).invoke(DecisionService::requireSound);
    }

    private static void requireSound(Decision decision) {
        if (decision.isDamaged()) {
            throw decision.damage();
        }
    }

    static Failure missing(UUID id) {
        return CreditError.DECISION_NOT_FOUND.because("There is no decision with the id %s", id);
    }

    /** What a person makes of it, once; it counts as what the order is until more is known. Said again, nothing changes. */
    Uni<Decision> review(UUID companyId, UUID id, Outcome outcome, String note) {
        return followUp(companyId, id, (transaction, decision) -> {
            FollowUp before = decision.followUp();
            if (before.reviewed() == outcome && Objects.equals(before.note(), note)) {
                return Uni.createFrom().item(before);
            }
            if (before.reviewed() != null) {
                throw CreditError.DECISION_ALREADY_REVIEWED.because("The decision %s was reviewed before", id);
            }
            FollowUp now = before.reviewed(outcome, note, Instant.now());
            return log.known(transaction, companyId, decision, now.label())
                    .chain(() -> activities.record(transaction, Activity.of(companyId, "decision.reviewed", id)
                            .with(Map.of("outcome", outcome.word()))))
                    .replaceWith(now);
        });
    }

    /** What the order turned out to be; told again, the later word counts. */
    Uni<Decision> known(UUID companyId, UUID id, String truth) {
        return followUp(companyId, id, (transaction, decision) -> log.known(transaction, companyId, decision, truth)
                .chain(() -> activities.record(transaction, Activity.of(companyId, "decision.outcome-told", id)
                        .with(Map.of("outcome", truth))))
                .replaceWith(decision.followUp().known(truth, Instant.now())));
    }

    private interface Step {
        Uni<FollowUp> of(SqlClient transaction, Decision decision);
    }

    private Uni<Decision> followUp(UUID companyId, UUID id, Step step) {
        return pool.withTransaction(transaction -> sound(rows.lock(transaction, companyId, id), id)
                .chain(decision -> step.of(transaction, decision)
                        .chain(now -> rows.followUp(transaction, companyId, id, now)
                                .replaceWith(new Decision(id, decision.orderId(), decision.content(), now)))));
    }
}
