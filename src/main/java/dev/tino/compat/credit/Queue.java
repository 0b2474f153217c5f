package dev.tino.compat.credit;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyRefusal;
import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.field.Checked;
import dev.tino.credit.dataset.field.Features;
import dev.tino.credit.dataset.ready.BrazilianCredit;
import dev.tino.credit.decision.DecisionService;
import dev.tino.credit.order.Order;
import io.smallrye.mutiny.Uni;

/** Orders and their results: each is decided at once, or waits until the company has a model and asks again. */
@ApplicationScoped
class Queue {

    /** What a model that is trained on the older system's records takes. */
    private static final Features TAKEN = Definition.of(BrazilianCredit.dataset()).features();

    private final DecisionService decisions;
    private final WaitingOrders waiting;

    Queue(DecisionService decisions, WaitingOrders waiting) {
        this.decisions = decisions;
        this.waiting = waiting;
    }

    Uni<Void> add(UUID companyId, Order order) {
        return decisions.decision(companyId, order).chain(decided -> waiting.remove(companyId, order.orderId()))
                .onFailure(Queue::isWithoutModel).recoverWithUni(() -> await(companyId, order));
    }

    /** One that no model could ever take would wait for good. */
    private Uni<Void> await(UUID companyId, Order order) {
        Checked checked = TAKEN.check(order.features(), "features", Set.of());
        return checked.isValid() ? waiting.add(companyId, order)
                : Uni.createFrom().failure(() -> Failure.invalid(checked.violations()));
    }

    Uni<Result> result(UUID companyId, String orderId) {
        return decisions.of(companyId, orderId).onItem().ifNotNull().transform(Result::of)
                .onItem().ifNull().switchTo(() -> waiting.find(companyId, orderId)
                        .onItem().ifNull().failWith(() -> LegacyRefusal.saying(404, LegacyText.ORDER_UNKNOWN))
                        .chain(order -> decide(companyId, order)));
    }

    private Uni<Result> decide(UUID companyId, Order order) {
        return decisions.decision(companyId, order)
                .call(() -> waiting.remove(companyId, order.orderId())).map(Result::of)
                .onFailure(Queue::isWithoutModel).recoverWithItem(Result.WAITING);
    }

    private static boolean isWithoutModel(Throwable failure) {
        return failure instanceof Failure refusal && refusal.code() == CreditError.MODEL_NOT_TRAINED;
    }
}
