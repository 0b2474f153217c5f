package dev.tino.credit.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.BodyLimit;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The routes that take many orders, and those that run a model. */
@ApplicationScoped
class RequestLimits {

    /** Two kilobytes each, which is twice what thirty fields with long names take. */
    private static final long TEN_THOUSAND_ORDERS = 20 << 20;

    /** Read on the event loop. */
    private static final long AN_ORDER = 64 << 10;

    @Produces
    BodyLimit decisions() {
        return new BodyLimit(DecisionResource.PATH, null, AN_ORDER);
    }

    @Produces
    BodyLimit decisionJobs() {
        return new BodyLimit(DecisionJobResource.PATH, null, TEN_THOUSAND_ORDERS);
    }

    @Produces
    RateLimited decisionRate() {
        return new RateLimited(DecisionResource.PATH, RateClass.INFERENCE);
    }

    @Produces
    RateLimited decisionJobRate() {
        return new RateLimited(DecisionJobResource.PATH, RateClass.INFERENCE);
    }
}
