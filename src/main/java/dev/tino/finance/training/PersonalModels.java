package dev.tino.finance.training;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import dev.tino.finance.classification.Classifier;
import dev.tino.models.ModelStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The versions of a person's own model. */
@ApplicationScoped
class PersonalModels implements PersonalData {

    private final ModelStore store;

    PersonalModels(ModelStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "finance.model";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return store.versions(ownerId, Classifier.ownModel(ownerId)).map(Page::whole);
    }

    /** The rows go with the account; nodes that keep the model loaded have to be told. */
    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return store.changed(transaction, Classifier.ownModel(ownerId));
    }
}
