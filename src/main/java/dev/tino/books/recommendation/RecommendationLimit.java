package dev.tino.books.recommendation;

import dev.tino.core.error.Failure;
import dev.tino.core.web.QueryParameter;

/** How many recommendations somebody may ask for. */
final class RecommendationLimit {

    private static final int USUAL = 10;
    private static final int MOST = 100;

    private RecommendationLimit() {
    }

    /** @throws Failure when it is not 1 to 100; 10 when it is left out */
    static int of(String value) {
        Integer limit = QueryParameter.count("limit", value);
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw Failure.invalid("limit", "must be between 1 and " + MOST);
        }
        return limit;
    }
}
