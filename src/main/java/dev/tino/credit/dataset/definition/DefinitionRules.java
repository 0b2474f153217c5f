package dev.tino.credit.dataset.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.error.Failure;
import dev.tino.core.error.Violation;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.field.Label;
import dev.tino.credit.dataset.field.Reading;

/** What a new dataset has to be beyond what each of its parts has to. */
public final class DefinitionRules {

    private final NewDataset input;
    private final List<Violation> violations = new ArrayList<>();

    private DefinitionRules(NewDataset input) {
        this.input = input;
    }

    /** @throws Failure that names everything that is wrong */
    public static void check(NewDataset input) {
        var rules = new DefinitionRules(input);
        rules.checkRoles();
        rules.checkLabelValues();
        rules.checkFields();
        if (!rules.violations.isEmpty()) {
            throw Failure.invalid(rules.violations);
        }
    }

    /** A field has one role. */
    private void checkRoles() {
        Set<String> taken = new HashSet<>();
        if (input.idField() != null) {
            taken.add(input.idField());
        }
        if (!taken.add(input.label().field())) {
            add("label.field", "is the idField too");
        }
        for (int i = 0; i < input.protectedOrNone().size(); i++) {
            if (!taken.add(input.protectedOrNone().get(i))) {
                add("protected[" + i + "]", "is named before, as this or as something else");
            }
        }
    }

    private void checkLabelValues() {
        Set<Object> taken = new HashSet<>();
        checkLabelValues("label.approve", input.label().approve(), taken);
        checkLabelValues("label.refuse", input.label().refuse(), taken);
    }

    private void checkLabelValues(String path, List<JsonNode> values, Set<Object> taken) {
        for (int i = 0; i < values.size(); i++) {
            Reading reading = Reading.ofAny(values.get(i));
            if (reading.violation() != null) {
                add(path + "[" + i + "]", reading.violation());
            } else if (!taken.add(reading.value())) {
                add(path + "[" + i + "]", "is there before");
            }
        }
    }

    private void checkFields() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < input.fieldsOrNone().size(); i++) {
            NewField field = input.fieldsOrNone().get(i);
            String path = "fields[" + i + "].";
            if (!names.add(field.name())) {
                add(path + "name", "is there before");
            }
            checkLevels(field, path + "levels");
            if (violations.isEmpty() && field.name().equals(input.label().field()) && field.type() != labelType()) {
                add(path + "type", "is not the type of the label's values");
            }
        }
        names.addAll(input.protectedOrNone());
        names.add(input.label().field());
        names.add(input.idField());
        names.remove(null);
        if (names.size() > Definition.MOST_FIELDS) {
            add("fields", "are more than %d with those that have a role".formatted(Definition.MOST_FIELDS));
        }
    }

    private void checkLevels(NewField field, String path) {
        if (field.levels() == null || field.levels().isEmpty()) {
            return;
        }
        if (field.type() != FieldType.CATEGORY) {
            add(path, "are for a category alone");
        }
        if (new HashSet<>(field.levels()).size() < field.levels().size()) {
            add(path, "must differ from each other");
        }
    }

    private FieldType labelType() {
        return new Label(input.label().field(), input.label().approve(), input.label().refuse()).type();
    }

    private void add(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
