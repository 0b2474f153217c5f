package dev.tino.credit.company;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The route by which anybody makes an account. */
@ApplicationScoped
class RequestLimits {

    @Produces
    RateLimited registrationRate() {
        return new RateLimited(CompanyResource.PATH, RateClass.AUTH);
    }
}
