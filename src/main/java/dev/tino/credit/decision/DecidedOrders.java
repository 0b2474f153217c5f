package dev.tino.credit.decision;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Ndjson;
import io.smallrye.mutiny.Multi;

/** Orders that were decided on, for whoever compares models on them. */
@ApplicationScoped
public class DecidedOrders {

    private final DecisionRows rows;

    DecidedOrders(DecisionRows rows) {
        this.rows = rows;
    }

    /**
     * An order that was decided on.
     *
     * @param label {@code good} or {@code bad}: what it turned out to be, else what a person made of it; null when neither is
     *        known
     */
    public record DecidedOrder(String orderId, Map<String, Object> features, String label) {

        static DecidedOrder of(Decision decision) {
            return new DecidedOrder(decision.orderId(), decision.content().features(), decision.followUp().label());
        }
    }

    /** Newest first, page by page; damaged ones are left out. */
    public Multi<DecidedOrder> of(UUID companyId) {
        return Multi.createBy().repeating()
                .uni(Position::new, position -> rows.page(companyId, DecisionFilter.ALL, Ndjson.PAGE, position.cursor)
                        .invoke(page -> position.cursor = page.nextCursor()))
                .whilst(page -> page.nextCursor() != null)
                .onItem().transformToMultiAndConcatenate(page -> Multi.createFrom()
                        .items(page.items().stream().filter(decision -> !decision.isDamaged()).map(DecidedOrder::of)));
    }

    private static final class Position {
        String cursor;
    }
}
