package dev.tino.credit.dataset.rejected;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** The rows that were kept out of a company's datasets, for its export. */
@ApplicationScoped
class PersonalRejectedRows implements PersonalData {

    private final RejectedPages pages;

    PersonalRejectedRows(RejectedPages pages) {
        this.pages = pages;
    }

    @Override
    public String kind() {
        return "credit.rejected-row";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return pages.ofCompany(ownerId, Ndjson.PAGE, cursor);
    }
}
