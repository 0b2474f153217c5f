package dev.tino.credit.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The route that runs a model for a trial. */
@ApplicationScoped
class RequestLimits {

    @Produces
    RateLimited trialRate() {
        return new RateLimited(TrialResource.PATH, RateClass.INFERENCE);
    }
}
