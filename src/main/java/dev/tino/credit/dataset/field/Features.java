package dev.tino.credit.dataset.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** The fields that a model may see: not who it is about, not the answer, and nothing protected. */
public final class Features {

    private final List<Field> fields;
    /** Made once: declared levels are many, and orders too. */
    private final ObjectCheck check;

    @JsonCreator
    public Features(@JsonProperty("fields") List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.check = check(this.fields);
    }

    private static ObjectCheck check(List<Field> fields) {
        Map<String, ValueCheck> checks = new LinkedHashMap<>();
        fields.forEach(field -> checks.put(field.name(), field.check()));
        return new ObjectCheck(checks);
    }

    @JsonProperty
    public List<Field> fields() {
        return fields;
    }

    /** The columns of a model that sees them, in their order. */
    public Schema schema() {
        return new Schema(fields.stream().map(Features::column).toList());
    }

    private static Column column(Field field) {
        return switch (field.type()) {
            case NUMBER -> Column.number(field.name());
            case CATEGORY, BOOLEAN -> Column.category(field.name());
        };
    }

    /** @param values by field, as {@link Checked} has them; others than these fields' are left out */
    public Row row(Map<String, Object> values) {
        return Row.of(fields.stream().map(field -> values.get(field.name())).toArray());
    }

    /**
     * Holds an object, an order's features for one, against the fields.
     *
     * @param path where the object stands in the body; a violation's field is below it
     * @param ignored names that are left out when no field has them; any other one is a violation
     */
    public Checked check(JsonNode object, String path, Set<String> ignored) {
        return check.check(object, path, ignored);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features features && fields.equals(features.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "Features" + fields;
    }
}
