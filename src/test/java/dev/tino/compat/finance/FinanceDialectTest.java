package dev.tino.compat.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.compat.Bearer;
import dev.tino.compat.LegacyRoute;
import dev.tino.compat.LegacySystem;
import dev.tino.core.error.Problem;
import dev.tino.core.error.Violation;

class FinanceDialectTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            400, POST, /transaction, message, Not possible to add transaction
            409, POST, /transactions, message, why
            400, POST, /transaction_category, mesage, Could not add transaction category
            400, POST, /transaction_type, mesage, Could not add transaction type
            400, POST, /user, mesage, Could not add user
            409, POST, /user, mesage, why
            400, POST, /batchclassifier, message, why
            503, POST, /batchclassifier, message, Could not run classifier: why
            503, POST, /batch-classify-async, message, Could not create batch classification job: why
            503, GET, /batch-jobs/{job_id}, message, Could not fetch job status: why
            404, GET, /batch-jobs/{job_id}, message, why
            404, DELETE, /transaction, message, why
            """)
    void refusalsHaveThatSystemsWords(int status, String method, String path, String key, String words) {
        assertThat(body(status, method, path, List.of())).isEqualTo(Map.of(key, words));
    }

    @Test
    void whatIsInvalidIsToldByThatSystemsNames() {
        var violation = new Violation("transactions[3].amount", "must not be zero");

        assertThat(body(422, "POST", "/transactions", List.of(violation)).toString()).contains("transactions, 3, value",
                "must not be zero");
    }

    private static Object body(int status, String method, String path, List<Violation> violations) {
        var problem = new Problem("urn:tino:problem:x", "X", status, "why", "X", "trace", violations);
        var route = new LegacyRoute(LegacySystem.FINANCE, method, path, "user", "/q/health", path, Pattern.compile("x"));
        return new FinanceDialect().body(problem, Bearer.State.INVALID, route);
    }
}
