package dev.tino.finance.category;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A person's transaction types, for his export. */
@ApplicationScoped
class PersonalTypes implements PersonalData {

    private final TransactionTypes types;

    PersonalTypes(TransactionTypes types) {
        this.types = types;
    }

    @Override
    public String kind() {
        return "finance.type";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return types.all(ownerId).map(NameView::page);
    }
}
