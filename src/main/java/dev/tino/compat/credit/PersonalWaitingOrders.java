package dev.tino.compat.credit;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A company's orders that wait for a model, which go with its account. */
@ApplicationScoped
class PersonalWaitingOrders implements PersonalData {

    private final WaitingOrders orders;

    PersonalWaitingOrders(WaitingOrders orders) {
        this.orders = orders;
    }

    @Override
    public String kind() {
        return "credit.waiting-order";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return orders.page(ownerId, Ndjson.PAGE, cursor);
    }
}
