package dev.tino.compat.finance.transaction;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.finance.name.NumberedNames;
import dev.tino.compat.finance.people.People;
import io.smallrye.mutiny.Uni;

/** Looks up what an account has. */
@ApplicationScoped
class Vocabularies {

    private final People people;
    private final NumberedNames names;

    Vocabularies(People people, NumberedNames names) {
        this.people = people;
        this.names = names;
    }

    Uni<Vocabulary> of(UUID ownerId) {
        return people.of(ownerId).chain(known -> names.categories(ownerId)
                .chain(categories -> names.types(ownerId).map(types -> new Vocabulary(known, categories, types))));
    }
}
