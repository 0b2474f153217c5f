package dev.tino.credit.dataset.field;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The field that tells what became of an order, with its values: texts, numbers or booleans.
 *
 * @param approve its values of orders that were well to approve
 * @param refuse its values of orders that were well to refuse
 */
public record Label(String field, List<JsonNode> approve, List<JsonNode> refuse) {

    public Label {
        approve = List.copyOf(approve);
        refuse = List.copyOf(refuse);
    }

    /** The type of all its values, or a category when they have several. */
    public FieldType type() {
        Set<FieldType> types = types();
        return types.size() == 1 ? types.iterator().next() : FieldType.CATEGORY;
    }

    /** What every row's value is held to. */
    public ValueCheck check() {
        Set<FieldType> types = types();
        Set<Object> known = values().map(value -> Scalars.any(value).value()).collect(Collectors.toSet());
        return new ValueCheck(true, value -> {
            Reading reading = Scalars.any(value);
            return reading.violation() == null && types.contains(FieldType.of(value)) && known.contains(reading.value())
                    ? reading
                    : Reading.wrong("is not among the label's values");
        });
    }

    /** What is kept of the values that approve, as {@link Checked} has it. */
    public Set<Object> approving() {
        return approve.stream().map(value -> Scalars.any(value).value()).collect(Collectors.toSet());
    }

    private Set<FieldType> types() {
        return values().map(FieldType::of).collect(Collectors.toSet());
    }

    private Stream<JsonNode> values() {
        return Stream.concat(approve.stream(), refuse.stream());
    }
}
