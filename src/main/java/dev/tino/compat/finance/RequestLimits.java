package dev.tino.compat.finance;

import static dev.tino.finance.RequestLimits.HUNDRED_THOUSAND_LINES;
import static dev.tino.finance.RequestLimits.TEN_THOUSAND_LINES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.tino.core.web.BodyLimit;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;

/** The old routes take as much as those that replace them, behind {@code /api}, too. */
@ApplicationScoped
class RequestLimits {

    private static final String API = "/api";
    private static final String CLASSIFIER = "/batchclassifier";
    private static final String JOBS = "/batch-classify-async";
    private static final String TRANSACTIONS = "/transactions";
    private static final String EMBEDDING = "/embedding";
    private static final String EMBEDDINGS = "/embeddings";

    @Produces
    BodyLimit classifier() {
        return new BodyLimit(CLASSIFIER, null, TEN_THOUSAND_LINES);
    }

    @Produces
    BodyLimit classifierBehindProxy() {
        return new BodyLimit(API + CLASSIFIER, null, TEN_THOUSAND_LINES);
    }

    @Produces
    BodyLimit jobs() {
        return new BodyLimit(JOBS, null, HUNDRED_THOUSAND_LINES);
    }

    @Produces
    BodyLimit jobsBehindProxy() {
        return new BodyLimit(API + JOBS, null, HUNDRED_THOUSAND_LINES);
    }

    @Produces
    BodyLimit transactions() {
        return new BodyLimit(TRANSACTIONS, null, TEN_THOUSAND_LINES);
    }

    @Produces
    BodyLimit transactionsBehindProxy() {
        return new BodyLimit(API + TRANSACTIONS, null, TEN_THOUSAND_LINES);
    }

    @Produces
    RateLimited classifierRate() {
        return inference(CLASSIFIER);
    }

    @Produces
    RateLimited classifierRateBehindProxy() {
        return inference(API + CLASSIFIER);
    }

    @Produces
    RateLimited jobsRate() {
        return inference(JOBS);
    }

    @Produces
    RateLimited jobsRateBehindProxy() {
        return inference(API + JOBS);
    }

    @Produces
    RateLimited embeddingRate() {
        return inference(EMBEDDING);
    }

    @Produces
    RateLimited embeddingRateBehindProxy() {
        return inference(API + EMBEDDING);
    }

    @Produces
    RateLimited embeddingsRate() {
        return inference(EMBEDDINGS);
    }

    @Produces
    RateLimited embeddingsRateBehindProxy() {
        return inference(API + EMBEDDINGS);
    }

    private static RateLimited inference(String path) {
        return new RateLimited(path, RateClass.INFERENCE);
    }
}
