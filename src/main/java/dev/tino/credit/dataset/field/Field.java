package dev.tino.credit.dataset.field;

import java.util.List;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field of a dataset's rows.
 *
 * @param type null as long as no row has had a value in it
 * @param levels the only texts that a category takes; any when it is empty
 */
public record Field(String name, @Schema(nullable = true) FieldType type, boolean required,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> levels) {

    public Field {
        levels = levels == null ? List.of() : List.copyOf(levels);
    }

    /** One that takes any value of its type, or none. */
    public static Field of(String name, FieldType type) {
        return new Field(name, type, false, List.of());
    }

    public Field with(FieldType other) {
        return new Field(name, other, required, levels);
    }

    /** What its values are held to. */
    public ValueCheck check() {
        if (levels.isEmpty()) {
            return new ValueCheck(required, value -> type == null ? Scalars.any(value) : Scalars.of(type, value));
        }
        Set<String> known = Set.copyOf(levels);
        return new ValueCheck(required, value -> level(value, known));
    }

    private static Reading level(JsonNode value, Set<String> known) {
        Reading reading = Scalars.text(value);
        return reading.violation() != null || known.contains(reading.value()) ? reading
                : Reading.wrong("is not among the declared levels");
    }
}
