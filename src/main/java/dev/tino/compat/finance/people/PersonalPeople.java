package dev.tino.compat.finance.people;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** The people that an account has added, for its export. */
@ApplicationScoped
class PersonalPeople implements PersonalData {

    private final People people;

    PersonalPeople(People people) {
        this.people = people;
    }

    @Override
    public String kind() {
        return "compat.person";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return people.added(ownerId).map(Page::whole);
    }
}
