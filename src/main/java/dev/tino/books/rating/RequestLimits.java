package dev.tino.books.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The route that runs a model at the wish of anybody. */
@ApplicationScoped
class RequestLimits {

    @Produces
    RateLimited predictionRate() {
        return new RateLimited(RatingResource.PATH, RateClass.INFERENCE);
    }
}
