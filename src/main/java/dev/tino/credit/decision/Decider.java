package dev.tino.credit.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.credit.order.Order;
import dev.tino.credit.policy.Policies;
import dev.tino.credit.policy.Policy;
import dev.tino.credit.scoring.Scored;
import dev.tino.credit.scoring.Scorer;
import dev.tino.credit.scoring.ScoringModels;
import dev.tino.credit.scoring.ScoringVersion;
import dev.tino.credit.scoring.ScoringVersions;
import dev.tino.models.ModelLease;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Decides on orders: an order that has a decision keeps it, whatever model and policy there are by now. Models are asked
 * before anything is written, and what one decision rests on is written in one statement.
 */
@ApplicationScoped
class Decider {

    /** Rows that one company has explained before others have their turn: a few milliseconds. */
    private static final int CHUNK = 8;

    private final DecisionRows rows;
    private final ScoringModels models;
    private final ScoringVersions versions;
    private final Policies policies;
    private final DecisionLog log;
    private final Pool pool;
    private final Vertx vertx;

    Decider(DecisionRows rows, ScoringModels models, ScoringVersions versions, Policies policies, DecisionLog log, Pool pool,
            Vertx vertx) {
        this.rows = rows;
        this.models = models;
        this.versions = versions;
        this.policies = policies;
        this.log = log;
        this.pool = pool;
        this.vertx = vertx;
    }

    /**
     * What came of an order.
     *
     * @param decision null when it was refused
     * @param isNew whether this call decided it
     * @param refusal why there is none, or null
     */
    record Decided(Decision decision, boolean isNew, Failure refusal) {

        Decision orThrow() {
            if (refusal != null) {
                throw refusal;
            }
            return decision;
        }
    }

    /**
     * One that is wrong does not keep the others from being decided.
     *
     * @param fields names the features of an order for the client, by its place
     * @return one for each order, in their order; fails when there is no model
     */
    Uni<List<Decided>> decide(UUID companyId, List<Order> orders, BiFunction<Integer, Order, String> fields) {
        return rows.find(companyId, orders.stream().map(Order::orderId).distinct().toList())
                .chain(found -> {
                    var turn = new OrderTurn(companyId, orders, fields, found);
                    return turn.undecided().isEmpty() ? Uni.createFrom().item(turn) : decide(turn);
                })
                .chain(turn -> known(turn).chain(known -> onWorkerIfMany(turn, () -> turn.outcomes(known))));
    }

    private Uni<OrderTurn> decide(OrderTurn turn) {
        return models.champion(turn.companyId())
                .chain(served -> policies.present(turn.companyId())
                        .chain(policy -> onWorkerIfMany(turn, () -> turn.check(served.version()))
                                .chain(checked -> decide(turn, served.lease(), checked, policy)))
                        .eventually(served::close))
                .replaceWith(turn);
    }

    /** To look at so many features takes longer than an event loop has. */
    private <T> Uni<T> onWorkerIfMany(OrderTurn turn, Callable<T> work) {
        return turn.isLarge() ? vertx.executeBlocking(work, false) : Uni.createFrom().item(() -> call(work));
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Uni<Void> decide(OrderTurn turn, ModelLease lease, List<Checked> checked, Policy policy) {
        List<Uni<List<Decision>>> chunks = new ArrayList<>();
        for (int from = 0; from < checked.size(); from += CHUNK) {
            List<Checked> chunk = checked.subList(from, Math.min(checked.size(), from + CHUNK));
            chunks.add(lease.run(model -> {
                long begin = System.nanoTime();
                List<Scored> scored = Scorer.explain(model, chunk.stream().map(Checked::row).toList());
                List<Decision> decisions = new ArrayList<>();
                for (int i = 0; i < chunk.size(); i++) {
                    decisions.add(chunk.get(i).decision(scored.get(i), lease.version(), model, policy));
                }
                turn.took(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin) / chunk.size());
                return decisions;
            }));
        }
        return Multi.createFrom().iterable(chunks).onItem().transformToUniAndConcatenate(chunk -> chunk)
                .collect().in(ArrayList<Decision>::new, List::addAll)
                .chain(decisions -> rows.insert(pool, turn.companyId(), decisions).invoke(turn::decided)
                        // Another request has decided on the same order meanwhile: the first one counts.
                        .chain(() -> rows.find(turn.companyId(), turn.lost(decisions))).invoke(turn::found))
                .invoke(() -> turn.fresh().forEach(decision -> log.add(turn.companyId(), decision, turn.micros())))
                .replaceWithVoid();
    }

    /** What the versions take that decided, to compare what was decided on with what came now. */
    private Uni<Map<Integer, ScoringVersion>> known(OrderTurn turn) {
        Map<Integer, ScoringVersion> known = new HashMap<>();
        return Multi.createFrom().iterable(turn.versions())
                .onItem().transformToUniAndConcatenate(version -> versions.find(turn.companyId(), version)
                        .invoke(found -> found.ifPresent(there -> known.put(version, there))))
                .collect().last().replaceWith(known);
    }
}
