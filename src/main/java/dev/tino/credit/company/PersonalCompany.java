package dev.tino.credit.company;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** What a company told of itself, for its export; it goes with the account. */
@ApplicationScoped
class PersonalCompany implements PersonalData {

    private final Companies companies;

    PersonalCompany(Companies companies) {
        this.companies = companies;
    }

    @Override
    public String kind() {
        return "credit.company";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return companies.find(ownerId).map(found -> Page.whole(found.stream().toList()));
    }
}
