package dev.tino.credit.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;
import dev.tino.credit.decision.Decider.Decided;
import dev.tino.credit.order.Order;
import dev.tino.credit.scoring.ScoringVersion;

/** A company's orders on their way to decisions: which have one, which can get one, and why the others cannot. */
final class OrderTurn {

    private static final int FEW = 8;

    private final UUID companyId;
    private final List<Order> orders;
    private final BiFunction<Integer, Order, String> fields;
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, Failure> refusals = new HashMap<>();
    private final Map<String, Decision> fresh = new LinkedHashMap<>();
    private volatile long micros;

    OrderTurn(UUID companyId, List<Order> orders, BiFunction<Integer, Order, String> fields, List<Decision> before) {
        this.companyId = companyId;
        this.orders = orders;
        this.fields = fields;
        found(before);
    }

    UUID companyId() {
        return companyId;
    }

    boolean isLarge() {
        return orders.size() > FEW;
    }

    void took(long microsForEach) {
        micros = microsForEach;
    }

    /** What the model took for each order. */
    long micros() {
        return micros;
    }

    Collection<String> undecided() {
        return orders.stream().map(Order::orderId).filter(id -> !decisions.containsKey(id)).distinct().toList();
    }

    /** Those that can be decided; why the others cannot is kept. Of several with one id the first is looked at. */
    List<Checked> check(ScoringVersion version) {
        Map<String, Checked> checked = new LinkedHashMap<>();
        for (int place = 0; place < orders.size(); place++) {
            Order order = orders.get(place);
            if (decisions.containsKey(order.orderId()) || checked.containsKey(order.orderId())
                    || refusals.containsKey(order.orderId())) {
                continue;
            }
            var features = version.features().check(order.features(), fields.apply(place, order), version.ignored());
            if (features.violations().isEmpty()) {
                checked.put(order.orderId(), new Checked(order.orderId(), features.values(), version));
            } else {
                refusals.put(order.orderId(), Failure.invalid(features.violations()));
            }
        }
        return List.copyOf(checked.values());
    }

    /** @param stored decisions that were made now */
    void decided(List<Decision> stored) {
        found(stored);
        stored.forEach(decision -> fresh.put(decision.orderId(), decision));
    }

    /** The orders of decisions that were made and not stored. */
    List<String> lost(List<Decision> made) {
        return made.stream().map(Decision::orderId).filter(id -> !decisions.containsKey(id)).toList();
    }

    void found(List<Decision> there) {
        there.forEach(decision -> decisions.put(decision.orderId(), decision));
    }

    Collection<Decision> fresh() {
        return fresh.values();
    }

    Collection<Integer> versions() {
        return decisions.values().stream().filter(decision -> !decision.isDamaged())
                .map(decision -> decision.content().model().version()).distinct().toList();
    }

    List<Decided> outcomes(Map<Integer, ScoringVersion> known) {
        List<Decided> outcomes = new ArrayList<>(orders.size());
        for (int place = 0; place < orders.size(); place++) {
            outcomes.add(outcome(place, orders.get(place), known));
        }
        return outcomes;
    }

    private Decided outcome(int place, Order order, Map<Integer, ScoringVersion> known) {
        Decision decision = decisions.get(order.orderId());
        if (decision == null) {
            return new Decided(null, false, refusals.get(order.orderId()));
        }
        if (decision.isDamaged()) {
            return new Decided(null, false, decision.damage());
        }
        if (fresh.containsKey(order.orderId())) {
            return new Decided(fresh.remove(order.orderId()), true, null);
        }
        ScoringVersion version = known.get(decision.content().model().version());
        var features = version == null ? null
                : version.features().check(order.features(), fields.apply(place, order), version.ignored());
        if (features == null || !features.violations().isEmpty()
                || !features.values().equals(decision.content().features())) {
            return new Decided(null, false, CreditError.ORDER_DIFFERS
                    .because("The order %s was decided on before, on other features", order.orderId()));
        }
        return new Decided(decision, false, null);
    }
}
