package dev.tino.credit.dataset;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A company's datasets, for its export. */
@ApplicationScoped
class PersonalDatasets implements PersonalData {

    /** Each may have a megabyte of levels. */
    private static final int PAGE = 20;

    private final DatasetService datasets;

    PersonalDatasets(DatasetService datasets) {
        this.datasets = datasets;
    }

    @Override
    public String kind() {
        return "credit.dataset";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return datasets.views(ownerId, PAGE, cursor);
    }
}
