package dev.tino.credit.dataset.definition;

import static dev.tino.credit.dataset.Definitions.STATUS;
import static dev.tino.credit.dataset.Definitions.dataset;
import static dev.tino.credit.dataset.Definitions.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.tino.core.error.Failure;
import dev.tino.core.error.Violation;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;

class DefinitionRulesTest {

    @Test
    void aFieldHasOneRole() {
        assertThat(wrong(new NewDataset("x", "status", STATUS, List.of("gender", "status", "gender"), null)))
                .containsExactly("label.field", "protected[1]", "protected[2]");
    }

    @Test
    void whatApprovesDoesNotRefuse() {
        assertThat(wrong(labelled(texts("a", "b"), texts("b")))).containsExactly("label.refuse[0]");
        assertThat(wrong(labelled(texts("a", "a"), texts("b")))).containsExactly("label.approve[1]");
        assertThat(wrong(labelled(List.of(IntNode.valueOf(1)), List.of(DoubleNode.valueOf(1.0)))))
                .containsExactly("label.refuse[0]");
        assertThat(wrong(labelled(List.of(IntNode.valueOf(1)), texts("1")))).isEmpty();
    }

    @Test
    void aLabelsValuesAreTextsNumbersOrBooleans() {
        List<JsonNode> bad = List.of(NullNode.getInstance(), JsonNodeFactory.instance.arrayNode(),
                DoubleNode.valueOf(Double.POSITIVE_INFINITY), texts(" ").get(0));

        assertThat(wrong(labelled(bad, List.of(BooleanNode.FALSE)))).containsExactly("label.approve[0]", "label.approve[1]",
                "label.approve[2]", "label.approve[3]");
    }

    @Test
    void aFieldIsDeclaredOnce() {
        assertThat(wrong(dataset(field("a", FieldType.NUMBER), field("a", FieldType.BOOLEAN))))
                .containsExactly("fields[1].name");
    }

    @Test
    void onlyACategoryHasLevelsAndTheyDiffer() {
        assertThat(wrong(dataset(new NewField("a", FieldType.NUMBER, null, List.of("x"))))).containsExactly("fields[0].levels");
        assertThat(wrong(dataset(new NewField("a", FieldType.CATEGORY, null, List.of("x", "x")))))
                .containsExactly("fields[0].levels");
    }

    @Test
    void theLabelIsDeclaredAsWhatItsValuesAre() {
        assertThat(wrong(dataset(field("status", FieldType.NUMBER)))).containsExactly("fields[0].type");
        assertThat(wrong(dataset(field("status", FieldType.CATEGORY)))).isEmpty();
    }

    @Test
    void fieldsAreAtMostTwoHundredWithThoseThatHaveARole() {
        NewField[] most = IntStream.range(0, 197).mapToObj(i -> field("f" + i, FieldType.NUMBER)).toArray(NewField[]::new);
        NewField[] more = IntStream.range(0, 198).mapToObj(i -> field("f" + i, FieldType.NUMBER)).toArray(NewField[]::new);

        assertThat(wrong(dataset(most))).isEmpty();
        assertThat(wrong(dataset(more))).containsExactly("fields");
    }

    @Test
    void fieldsWithARoleAreThereEvenIfNobodyDeclaresThem() {
        Definition definition = Definition.of(dataset(field("income", FieldType.NUMBER), field("gender", FieldType.CATEGORY)));

        assertThat(definition.fields()).containsExactly(Field.of("income", FieldType.NUMBER),
                Field.of("gender", FieldType.CATEGORY), new Field("status", FieldType.CATEGORY, true, List.of()),
                new Field("customer", null, true, List.of()));
        assertThat(definition.features().fields()).extracting(Field::name).containsExactly("income");
    }

    @Test
    void eachDatasetHasASaltOfItsOwn() {
        assertThat(Definition.of(dataset()).salt()).hasSize(32).isNotEqualTo(Definition.of(dataset()).salt());
    }

    private static NewDataset labelled(List<JsonNode> approve, List<JsonNode> refuse) {
        return new NewDataset("x", null, new NewLabel("status", approve, refuse), null, null);
    }

    private static NewField field(String name, FieldType type) {
        return new NewField(name, type, null, null);
    }

    /** The fields that are wrong. */
    private static List<String> wrong(NewDataset input) {
        Failure failure = catchThrowableOfType(Failure.class, () -> DefinitionRules.check(input));
        return failure == null ? List.of() : failure.violations().stream().map(Violation::field).toList();
    }
}
