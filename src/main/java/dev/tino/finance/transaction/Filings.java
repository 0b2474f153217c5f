package dev.tino.finance.transaction;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.category.Categories;
import dev.tino.finance.category.TransactionTypes;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Filings {

    private final Categories categories;
    private final TransactionTypes types;

    Filings(Categories categories, TransactionTypes types) {
        this.categories = categories;
        this.types = types;
    }

    @WithSession
    public Uni<Filing> of(UUID ownerId) {
        return categories.all(ownerId)
                .chain(ownCategories -> types.all(ownerId).map(ownTypes -> new Filing(ownCategories, ownTypes)));
    }
}
