package dev.tino.compat.rating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tino.compat.LegacyRefusal;

/** Collects what is wrong with a request, so that it is told at once. */
final class Violations {

    private static final int UNPROCESSABLE = 422;

    private final List<Violation> found = new ArrayList<>();

    void add(Violation violation) {
        found.add(violation);
    }

    /** Goes on when nothing is. */
    void check() {
        if (!found.isEmpty()) {
            throw new LegacyRefusal(UNPROCESSABLE, Map.of("detail", List.copyOf(found)));
        }
    }

    static LegacyRefusal refusal(Violation only) {
        return new LegacyRefusal(UNPROCESSABLE, Map.of("detail", List.of(only)));
    }
}
