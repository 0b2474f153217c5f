package dev.tino.credit.dataset.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.error.Violation;
import dev.tino.core.web.PlainText;

/** Holds objects against fields. */
public final class ObjectCheck {

    /** The most characters of a field's name. */
    public static final int LONGEST_NAME = 100;

    private static final int MOST_PROPERTIES = 1_000;
    private static final int MOST_VIOLATIONS = 100;

    private final Map<String, ValueCheck> checks;

    /** @param checks by the field's name */
    public ObjectCheck(Map<String, ValueCheck> checks) {
        this.checks = checks;
    }

    /**
     * Tells at most {@value #MOST_VIOLATIONS} violations: an object may come with as many as it has names.
     *
     * @param path where the object stands in the body, such as {@code orders[3].features}; empty for the body itself
     * @param ignored names that are left out when no field has them
     */
    public Checked check(JsonNode object, String path, Set<String> ignored) {
        if (!object.isObject()) {
            return refused(path, "must be an object");
        }
        if (object.size() > MOST_PROPERTIES) {
            return refused(path, "must not have more than " + MOST_PROPERTIES + " fields");
        }
        SortedMap<String, Object> values = new TreeMap<>();
        List<Violation> violations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            ValueCheck check = checks.get(property.getKey());
            if (check != null && !property.getValue().isNull()) {
                add(property.getKey(), check.reader().apply(property.getValue()), path, values, violations);
            } else if (check == null && !ignored.contains(property.getKey())) {
                violations.add(unknown(property.getKey(), path));
            }
            if (violations.size() == MOST_VIOLATIONS) {
                return new Checked(values, violations);
            }
        }
        checks.entrySet().stream().filter(check -> check.getValue().required() && !object.hasNonNull(check.getKey()))
                .limit(MOST_VIOLATIONS - violations.size())
                .forEach(check -> violations.add(new Violation(below(path, check.getKey()), "must not be missing")));
        return new Checked(values, violations);
    }

    private static Checked refused(String path, String message) {
        return new Checked(new TreeMap<>(), List.of(new Violation(path, message)));
    }

    private static void add(String name, Reading reading, String path, Map<String, Object> values,
            List<Violation> violations) {
        if (reading.violation() == null) {
            values.put(name, reading.value());
        } else {
            violations.add(new Violation(below(path, name), reading.violation()));
        }
    }

    /** A name that no field could have is not repeated: it may hold anything, and as much of it. */
    private static Violation unknown(String name, String path) {
        return PlainText.Rule.violation(name, LONGEST_NAME) == null
                ? new Violation(below(path, name), "is not a field of the dataset")
                : new Violation(path, "has a field whose name is no plain text of at most " + LONGEST_NAME + " characters");
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
