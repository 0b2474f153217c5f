package dev.tino.compat.recommender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** Passwords are guessed no faster at the addresses where this system's routes stand beside Tino's. */
@ApplicationScoped
class AccountLimits {

    @Produces
    @Singleton
    static RateLimited registration() {
        return new RateLimited(AccountResource.PATH + "/register", RateClass.AUTH);
    }

    @Produces
    @Singleton
    static RateLimited login() {
        return new RateLimited(AccountResource.PATH + "/login", RateClass.AUTH);
    }
}
