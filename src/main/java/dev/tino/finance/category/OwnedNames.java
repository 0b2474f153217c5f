package dev.tino.finance.category;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** What one owner has of one kind of name. */
abstract class OwnedNames<T extends OwnedName> implements PanacheRepositoryBase<T, UUID> {

    /** All of the owner's names, in alphabetical order. */
    @WithSession
    public Uni<List<T>> all(UUID ownerId) {
        return list("ownerId", Sort.by("name"), ownerId);
    }
}
