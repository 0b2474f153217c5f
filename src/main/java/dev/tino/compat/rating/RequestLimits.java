package dev.tino.compat.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** Routes of passwords, and the one that runs a model at the wish of anybody, at both of their addresses. */
@ApplicationScoped
class RequestLimits {

    @Produces
    RateLimited loginRate() {
        return new RateLimited(RatingLoginResource.PATH + "/login", RateClass.AUTH);
    }

    @Produces
    RateLimited accountRate() {
        return new RateLimited(RatingAccountResource.PATH, RateClass.AUTH);
    }

    @Produces
    RateLimited oldAccountRate() {
        return new RateLimited(old(RatingAccountResource.PATH), RateClass.AUTH);
    }

    @Produces
    RateLimited predictionRate() {
        return new RateLimited(RatingPredictionResource.PATH, RateClass.INFERENCE);
    }

    @Produces
    RateLimited oldPredictionRate() {
        return new RateLimited(old(RatingPredictionResource.PATH), RateClass.INFERENCE);
    }

    private static String old(String path) {
        return path.substring("/compat/rating".length());
    }
}
