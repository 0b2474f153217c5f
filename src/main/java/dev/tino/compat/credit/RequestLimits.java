package dev.tino.compat.credit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.BodyLimit;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The routes that take much, run a model, or make accounts. */
@ApplicationScoped
class RequestLimits {

    /** Some twenty-five thousand. */
    private static final long RECORDS = 20 << 20;
    /** Read on the event loop. */
    private static final long AN_ORDER = 64 << 10;

    @Produces
    BodyLimit records() {
        return new BodyLimit(TrainingDataResource.PATH, null, RECORDS);
    }

    @Produces
    BodyLimit order() {
        return new BodyLimit(OrderResource.PATH, null, AN_ORDER);
    }

    @Produces
    RateLimited registrationRate() {
        return new RateLimited(RegistrationResource.PATH, RateClass.AUTH);
    }

    @Produces
    RateLimited orderRate() {
        return new RateLimited(OrderResource.PATH, RateClass.INFERENCE);
    }

    /** An order that has waited is decided when somebody asks. */
    @Produces
    RateLimited resultRate() {
        return new RateLimited(OrderResource.PATH + OrderResource.RESULT, RateClass.INFERENCE);
    }
}
