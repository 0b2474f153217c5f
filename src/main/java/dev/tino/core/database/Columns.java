package dev.tino.core.database;

import java.util.List;
import java.util.function.Function;

import io.vertx.mutiny.sqlclient.Tuple;

/** Many rows as parameters of one statement: an array for each column, to be put together again by {@code unnest}. */
public final class Columns<R> {

    private final List<R> rows;
    private final Tuple parameters = Tuple.tuple();

    private Columns(List<R> rows) {
        this.rows = rows;
    }

    public static <R> Columns<R> of(List<R> rows) {
        return new Columns<>(rows);
    }

    /** @param type an empty array of the column's type */
    public <T> Columns<R> add(T[] type, Function<R, T> value) {
        parameters.addValue(rows.stream().map(value).toList().toArray(type));
        return this;
    }

    public Tuple parameters() {
        return parameters;
    }
}
