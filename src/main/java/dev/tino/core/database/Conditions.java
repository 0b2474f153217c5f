package dev.tino.core.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.vertx.mutiny.sqlclient.Tuple;

/** What a query asks of rows, filter by filter, with its parameters. */
public final class Conditions {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters;

    /** @param first parameters that the query has by itself, as $1, $2 and so on */
    public Conditions(Object... first) {
        parameters = new ArrayList<>(Arrays.asList(first));
    }

    /**
     * Adds a condition unless its first value is null.
     *
     * @param condition SQL of ours with a {@code %s} for each value
     */
    public Conditions and(String condition, Object... values) {
        if (values[0] == null) {
            return this;
        }
        var places = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parameters.add(values[i]);
            places[i] = "$" + parameters.size();
        }
        text.append(" and ").append(condition.formatted(places));
        return this;
    }

    public Tuple parameters() {
        return Tuple.from(parameters);
    }

    /** The conditions, each with an {@code and} before it. */
    @Override
    public String toString() {
        return text.toString();
    }
}
