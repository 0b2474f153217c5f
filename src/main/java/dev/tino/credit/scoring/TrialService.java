package dev.tino.credit.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.error.Violation;
import dev.tino.credit.order.Order;
import dev.tino.credit.order.OrderReader;
import dev.tino.credit.policy.Policies;
import dev.tino.credit.policy.Policy;
import dev.tino.credit.scoring.ScoringModels.Served;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Tries versions on orders without a trace. */
@ApplicationScoped
class TrialService {

    private static final int MOST_ORDERS = 500;
    private static final int MOST_VIOLATIONS = 100;

    private final OrderReader reader;
    private final ScoringModels models;
    private final Policies policies;
    private final Vertx vertx;

    TrialService(OrderReader reader, ScoringModels models, Policies policies, Vertx vertx) {
        this.reader = reader;
        this.models = models;
        this.policies = policies;
        this.vertx = vertx;
    }

    /** @param version null for the champion */
    Uni<Trial> predict(UUID companyId, Integer version, byte[] body) {
        return vertx.executeBlocking(() -> reader.many(body, MOST_ORDERS, false), false)
                .chain(orders -> (version == null ? models.champion(companyId) : models.version(companyId, version))
                        .chain(served -> predict(companyId, served, orders).eventually(served::close)));
    }

    private Uni<Trial> predict(UUID companyId, Served served, List<Order> orders) {
        return policies.present(companyId)
                .chain(policy -> vertx.executeBlocking(() -> rows(served.version(), orders), false)
                        .chain(rows -> served.lease().run(
                                model -> new Trial(served.lease().version(), predict(model, orders, rows, policy)))));
    }

    private static List<Row> rows(ScoringVersion version, List<Order> orders) {
        List<Row> rows = new ArrayList<>(orders.size());
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < orders.size() && violations.size() < MOST_VIOLATIONS; i++) {
            var checked = version.features().check(orders.get(i).features(), OrderReader.ORDERS + "[" + i + "].features",
                    version.ignored());
            violations.addAll(checked.violations());
            rows.add(version.features().row(checked.values()));
        }
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
        return rows;
    }

    private static List<Trial.Prediction> predict(LoadedModel model, List<Order> orders, List<Row> rows, Policy policy) {
        List<Scored> scored = Scorer.score(model, rows);
        List<Trial.Prediction> predictions = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            predictions.add(new Trial.Prediction(orders.get(i).orderId(), scored.get(i).score(), scored.get(i).raw(),
                    policy.thresholds().outcome(scored.get(i).score())));
        }
        return predictions;
    }
}
