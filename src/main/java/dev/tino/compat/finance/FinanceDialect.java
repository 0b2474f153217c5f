package dev.tino.compat.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.Bearer;
import dev.tino.compat.Dialect;
import dev.tino.compat.LegacyRoute;
import dev.tino.compat.LegacySystem;
import dev.tino.compat.finance.body.Complaint;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.core.error.Problem;
import dev.tino.core.error.Violation;

/** Tino's refusals as that system words its own. */
@ApplicationScoped
class FinanceDialect implements Dialect {

    private static final int MALFORMED = 400;
    private static final int INVALID = 422;
    private static final int SERVER_ERROR = 500;
    private static final Set<String> MISSPELT = Set.of("user", "users", "category", "categories", "type", "types",
            "transaction_category", "transaction_categories", "transaction_type", "transaction_types");
    private static final Map<String, String> ADDED = Map.of("/user", "user", "/transaction_category", "transaction category",
            "/category", "transaction category", "/transaction_type", "transaction type", "/type", "transaction type");
    /** What Tino calls differently. */
    private static final Map<String, String> FIELDS = Map.of("amount", "value", "person", "user", "categoryId",
            "transaction_category_id", "typeId", "transaction_type_id");

    @Override
    public LegacySystem system() {
        return LegacySystem.FINANCE;
    }

    @Override
    public Object body(Problem problem, Bearer.State token, LegacyRoute route) {
        if (problem.status() == INVALID) {
            return complaints(problem);
        }
        String words = words(problem, route.method(), route.path());
        return MISSPELT.contains(route.path().substring(1)) ? Refusals.misspelt(words) : Refusals.message(words);
    }

    private static String words(Problem problem, String method, String path) {
        boolean ours = problem.status() >= SERVER_ERROR;
        if (method.equals("POST") && path.startsWith("/transaction") && !ADDED.containsKey(path)) {
            return problem.status() == MALFORMED ? "Not possible to add transaction" : problem.detail();
        }
        if (method.equals("POST") && ADDED.containsKey(path)) {
            return problem.status() == MALFORMED ? "Could not add " + ADDED.get(path) : problem.detail();
        }
        return switch (path) {
            case "/batchclassifier" -> (ours ? "Could not run classifier: " : "") + problem.detail();
            case "/batch-classify-async" -> (ours ? "Could not create batch classification job: " : "") + problem.detail();
            case "/batch-jobs/{job_id}" -> (ours ? "Could not fetch job status: " : "") + problem.detail();
            default -> problem.detail();
        };
    }

    private static List<Complaint> complaints(Problem problem) {
        if (problem.violations() == null || problem.violations().isEmpty()) {
            return List.of(Complaint.value(List.of(), problem.detail(), null));
        }
        return problem.violations().stream().map(FinanceDialect::complaint).toList();
    }

    private static Complaint complaint(Violation violation) {
        var loc = new ArrayList<Object>();
        for (String step : violation.field().split("[.\\[]")) {
            boolean isPosition = step.endsWith("]");
            loc.add(isPosition ? Integer.valueOf(step.substring(0, step.length() - 1)) : FIELDS.getOrDefault(step, step));
        }
        return Complaint.value(loc, violation.message(), null);
    }
}
