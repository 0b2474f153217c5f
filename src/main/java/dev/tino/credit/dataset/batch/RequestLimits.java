package dev.tino.credit.dataset.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.BodyLimit;
import dev.tino.credit.dataset.Datasets;

/** The route that takes hundreds of rows. */
@ApplicationScoped
class RequestLimits {

    private static final long FIVE_HUNDRED_ROWS = 4 << 20;

    @Produces
    BodyLimit lots() {
        return new BodyLimit(Datasets.PATH + "/*/batches/*", null, FIVE_HUNDRED_ROWS);
    }
}
