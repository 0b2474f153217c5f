package dev.tino.compat.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.BodyLimit;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The route where passwords are guessed, and those whose bodies are read on the event loop. */
@ApplicationScoped
class RequestLimits {

    /** Of the longest message, each of whose characters may be written as an escape. */
    private static final long WORDS = 256 << 10;

    @Produces
    RateLimited loginRate() {
        return new RateLimited(ChatLoginResource.LOGIN, RateClass.AUTH);
    }

    @Produces
    BodyLimit talk() {
        return new BodyLimit("/api/talk", null, WORDS);
    }

    @Produces
    BodyLimit message() {
        return new BodyLimit("/api/message", null, WORDS);
    }

    @Produces
    BodyLimit login() {
        return new BodyLimit(ChatLoginResource.LOGIN, null, WORDS);
    }
}
