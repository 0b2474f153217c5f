package dev.tino.credit.dataset.definition;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.tino.credit.dataset.field.Features;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.Label;
import dev.tino.credit.dataset.field.ObjectCheck;
import dev.tino.credit.dataset.field.ValueCheck;

/**
 * What a dataset is about.
 *
 * @param salt of its hashes: 32 random bytes, without which nobody can guess at a row
 * @param idField names the customer; null when none does
 * @param protectedFields what decisions must not rest on
 * @param fields of its rows, as far as they are known; empty when the first lot is to tell
 */
public record Definition(byte[] salt, String idField, Label label, List<String> protectedFields, List<Field> fields) {

    /** Of the rows of a dataset. */
    public static final int MOST_FIELDS = 200;

    private static final int SALT_BYTES = 32;

    public Definition {
        protectedFields = List.copyOf(protectedFields);
        fields = List.copyOf(fields);
    }

    /** Of an input that the {@link DefinitionRules} accept. */
    public static Definition of(NewDataset input) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var label = new Label(input.label().field(), input.label().approve(), input.label().refuse());
        var blank = new Definition(salt, input.idField(), label, input.protectedOrNone(), List.of());
        List<Field> declared = input.fieldsOrNone().stream().map(NewField::field).toList();
        return declared.isEmpty() ? blank : blank.with(blank.complete(declared));
    }

    public Definition with(List<Field> known) {
        return new Definition(salt, idField, label, protectedFields, known);
    }

    /** These fields, behind them those of a role that are not among them, and each as its role wants it. */
    public List<Field> complete(List<Field> named) {
        Map<String, Field> complete = new LinkedHashMap<>();
        named.forEach(field -> complete.put(field.name(), field));
        Stream.concat(Stream.of(label.field()), protectedFields.stream())
                .forEach(name -> complete.putIfAbsent(name, Field.of(name, null)));
        if (idField != null) {
            complete.putIfAbsent(idField, Field.of(idField, null));
        }
        return complete.values().stream().map(this::inItsRole).toList();
    }

    private Field inItsRole(Field field) {
        return switch (role(field)) {
            case ID -> new Field(field.name(), field.type(), true, field.levels());
            case LABEL -> new Field(field.name(), label.type(), true, List.of());
            case FEATURE, PROTECTED -> field;
        };
    }

    /** What the rows are held to, once their fields are known. */
    public ObjectCheck rowCheck() {
        Map<String, ValueCheck> checks = new LinkedHashMap<>();
        fields.forEach(field -> checks.put(field.name(), role(field) == FieldRole.LABEL ? label.check() : field.check()));
        return new ObjectCheck(checks);
    }

    public FieldRole role(Field field) {
        if (field.name().equals(idField)) {
            return FieldRole.ID;
        }
        if (field.name().equals(label.field())) {
            return FieldRole.LABEL;
        }
        return protectedFields.contains(field.name()) ? FieldRole.PROTECTED : FieldRole.FEATURE;
    }

    public Features features() {
        return new Features(fields.stream().filter(field -> role(field) == FieldRole.FEATURE).toList());
    }
}
