package dev.tino.models;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** The versions of a person's or a company's own models. */
@ApplicationScoped
class PersonalModels implements PersonalData {

    private final ModelStore store;

    PersonalModels(ModelStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "model.version";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return store.versions(ownerId).map(Page::whole);
    }

    /** The rows go with the account; nodes that keep a model loaded have to be told. */
    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return store.names(transaction, ownerId).onItem().transformToMulti(names -> Multi.createFrom().iterable(names))
                .onItem().transformToUniAndConcatenate(name -> store.changed(transaction, name))
                .collect().last().replaceWithVoid();
    }
}
