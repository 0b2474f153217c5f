package dev.tino.finance.category;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A person's categories, for his export. */
@ApplicationScoped
class PersonalCategories implements PersonalData {

    private final Categories categories;

    PersonalCategories(Categories categories) {
        this.categories = categories;
    }

    @Override
    public String kind() {
        return "finance.category";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return categories.all(ownerId).map(NameView::page);
    }
}
