package dev.tino.chat.observatory.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.BodyLimit;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

@ApplicationScoped
class RequestLimits {

    /** Read on the event loop; six bytes may stand for a character. */
    private static final long A_STATEMENT = 64 << 10;

    @Produces
    BodyLimit queries() {
        return new BodyLimit(SqlResource.PATH, null, A_STATEMENT);
    }

    @Produces
    RateLimited queryRate() {
        return new RateLimited(SqlResource.PATH, RateClass.INFERENCE);
    }
}
