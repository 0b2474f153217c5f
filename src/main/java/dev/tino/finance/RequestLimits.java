package dev.tino.finance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.tino.core.web.BodyLimit;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimited;
import dev.tino.finance.statement.StatementParser;

/** The routes that take more than a few fields, and those that run a model. */
@ApplicationScoped
public class RequestLimits {

    /** Held whole, unlike a stream: lines of the usual length, not of the greatest. */
    public static final int HUNDRED_THOUSAND_LINES = 32 << 20;

    private static final String CLASSIFICATIONS = "/api/v1/finance/classifications";
    private static final String CLASSIFICATION_JOBS = "/api/v1/finance/classification-jobs";
    public static final long TEN_THOUSAND_LINES = 8 << 20;
    /** The file and the form around it. */
    private static final long STATEMENT_FILE = StatementParser.MAX_BYTES + (64 << 10);

    @Produces
    BodyLimit classifications() {
        return new BodyLimit(CLASSIFICATIONS, MediaType.APPLICATION_JSON, TEN_THOUSAND_LINES);
    }

    @Produces
    BodyLimit classificationStream() {
        return new BodyLimit(CLASSIFICATIONS, Ndjson.MEDIA_TYPE, BodyLimit.UNLIMITED);
    }

    @Produces
    BodyLimit classificationJobs() {
        return new BodyLimit(CLASSIFICATION_JOBS, null, HUNDRED_THOUSAND_LINES);
    }

    @Produces
    BodyLimit transactionBatch() {
        return new BodyLimit("/api/v1/finance/transactions/batch", null, TEN_THOUSAND_LINES);
    }

    @Produces
    BodyLimit statementFile() {
        return new BodyLimit("/api/v1/finance/imports", null, STATEMENT_FILE);
    }

    @Produces
    BodyLimit statementPage() {
        return new BodyLimit("/ui/finance/statements", null, STATEMENT_FILE);
    }

    @Produces
    RateLimited classificationRate() {
        return new RateLimited(CLASSIFICATIONS, RateClass.INFERENCE);
    }

    @Produces
    RateLimited classificationJobRate() {
        return new RateLimited(CLASSIFICATION_JOBS, RateClass.INFERENCE);
    }
}
