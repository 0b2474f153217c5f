package dev.tino.credit.dataset.check;

import static dev.tino.credit.dataset.Definitions.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.Failure;
import dev.tino.credit.dataset.Definitions;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.NewDataset;
import dev.tino.credit.dataset.definition.NewField;
import dev.tino.credit.dataset.definition.NewLabel;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.row.LabelledRow;

class CheckedLotTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final NewField INCOME = new NewField("income", FieldType.NUMBER, true, null);
    private static final NewField REGION = new NewField("region", FieldType.CATEGORY, false, List.of("north", "south"));

    @Test
    void goodRowsAreLabelledAndKnowTheirCustomer() throws IOException {
        CheckedLot lot = CheckedLot.of(definition(INCOME, REGION), rows("""
                {"customer": 17, "status": "paid", "income": 1, "region": "north"}""", """
                {"customer": 18, "status": "defaulted", "income": 2.5, "gender": "f"}"""));

        assertThat(lot.rejected()).isEmpty();
        assertThat(lot.good()).extracting(LabelledRow::label, LabelledRow::customer)
                .containsExactly(tuple(LabelledRow.GOOD, "17"), tuple(LabelledRow.BAD, "18"));
        assertThat(lot.good().get(1).values()).containsEntry("income", 2.5).containsEntry("gender", "f")
                .doesNotContainKey("region");
    }

    @Test
    void eachBadRowIsToldByItselfAndTheGoodOnesStay() throws IOException {
        CheckedLot lot = CheckedLot.of(definition(INCOME, REGION), rows(
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1, \"age\": 5}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": \"1\"}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": \"NaN\"}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1, \"region\": 5}",
                "{\"customer\": 1, \"income\": 1}",
                "{\"customer\": 1, \"status\": null, \"income\": 1}",
                "{\"customer\": 1, \"status\": \"unheard of\", \"income\": 1}",
                "{\"customer\": 1, \"status\": \"paid\"}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1, \"region\": \"west\"}",
                "{\"status\": \"paid\", \"income\": 1}",
                "5",
                "null",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": {\"value\": 1}}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": [1]}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1e400}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1e1000000000}",
                "{\"customer\": 1, \"status\": \"paid\", \"income\": 1, \"gender\": \"a\\u0000b\"}",
                "{\"customer\": 2, \"status\": \"paid\", \"income\": 1}"));

        assertThat(lot.good()).extracting(LabelledRow::customer).containsExactly("1", "2");
        assertThat(lot.rejected()).extracting(RejectedRow::row)
                .containsExactlyElementsOf(IntStream.range(1, 18).boxed().toList());
        assertThat(lot.rejected()).extracting(RejectedRow::field).containsExactly("age", "income", "income", "region", "status",
                "status", "status", "income", "region", "customer", null, null, "income", "income", "income", "income",
                "gender");
    }

    @Test
    void theFirstLotTellsTheFieldsByName() throws IOException {
        CheckedLot lot = CheckedLot.of(definition(), rows("""
                {"status": "paid", "customer": 1, "zone": "a", "owner": true}""", """
                {"status": "paid", "customer": 2, "income": 5}"""));

        assertThat(lot.definition().fields()).containsExactly(new Field("customer", FieldType.NUMBER, true, List.of()),
                Field.of("gender", null), Field.of("income", FieldType.NUMBER), Field.of("owner", FieldType.BOOLEAN),
                new Field("status", FieldType.CATEGORY, true, List.of()), Field.of("zone", FieldType.CATEGORY));
    }

    @Test
    void aColumnHasTheTypeThatMostOfItsValuesHave() throws IOException {
        CheckedLot lot = CheckedLot.of(definition(), rows("""
                {"status": "paid", "customer": 1, "income": "5"}""", """
                {"status": "paid", "customer": 2, "income": 5}""", """
                {"status": "paid", "customer": 3, "income": 6}"""));

        assertThat(lot.rejected()).containsExactly(new RejectedRow(0, "income", "must be a number"));
        assertThat(field(lot.definition(), "income").type()).isEqualTo(FieldType.NUMBER);
    }

    @Test
    void laterLotsAreHeldToWhatTheFirstTold() throws IOException {
        Definition told = CheckedLot.of(definition(), rows("""
                {"status": "paid", "customer": 1, "income": 5}""")).definition();

        CheckedLot later = CheckedLot.of(told, rows("""
                {"status": "paid", "customer": 1, "income": "5"}""", """
                {"status": "paid", "customer": 1, "income": 5, "age": 1}""", """
                {"status": "paid", "customer": 1}"""));

        assertThat(later.rejected()).extracting(RejectedRow::field).containsExactly("income", "age");
        assertThat(later.definition().fields()).isEqualTo(told.fields());
    }

    @Test
    void aColumnOfNullsIsUndecidedUntilALaterLot() throws IOException {
        Definition first = CheckedLot.of(definition(), rows("""
                {"status": "paid", "customer": 1, "income": null}""")).definition();
        Definition second = CheckedLot.of(first, rows("""
                {"status": "paid", "customer": 1, "income": true}""")).definition();

        assertThat(field(first, "income").type()).isNull();
        assertThat(field(second, "income").type()).isEqualTo(FieldType.BOOLEAN);
    }

    @Test
    void whatOnlyARejectedRowHoldsSettlesNothing() throws IOException {
        CheckedLot lot = CheckedLot.of(definition(), rows("""
                {"status": "paid", "customer": 1}""", """
                {"status": "unheard of", "customer": 2, "income": 5}"""));

        assertThat(field(lot.definition(), "income").type()).isNull();
    }

    @Test
    void aLotWithoutAGoodRowDecidesNothing() throws IOException {
        Definition blank = definition();

        CheckedLot lot = CheckedLot.of(blank, rows("{\"customer\": 1, \"income\": 5}", "7"));

        assertThat(lot.good()).isEmpty();
        assertThat(lot.definition()).isEqualTo(blank);
    }

    @Test
    void moreFieldsThanADatasetHasAreRefusedAsAWhole() {
        String wide = IntStream.range(0, 201).mapToObj(i -> "\"f%d\": 1".formatted(i))
                .collect(Collectors.joining(", ", "{", "}"));

        assertThatThrownBy(() -> CheckedLot.of(definition(), rows(wide))).isInstanceOf(Failure.class)
                .hasMessageContaining("200 different fields");
    }

    @Test
    void aLabelOfNumbersTakesNoTexts() throws IOException {
        var numbers = new NewLabel("good", List.of(JSON.readTree("1")), List.of(JSON.readTree("0")));
        Definition definition = Definition.of(new NewDataset("x", null, numbers, null, null));

        CheckedLot lot = CheckedLot.of(definition,
                rows("{\"good\": 1.0}", "{\"good\": 0}", "{\"good\": \"1\"}", "{\"good\": true}"));

        assertThat(lot.good()).extracting(LabelledRow::label).containsExactly(LabelledRow.GOOD, LabelledRow.BAD);
        assertThat(lot.good()).extracting(LabelledRow::customer).containsOnlyNulls();
        assertThat(field(lot.definition(), "good").type()).isEqualTo(FieldType.NUMBER);
    }

    @Test
    void theSameContentHasTheSameHashHoweverItIsWritten() throws IOException {
        var hashes = new Hashes(Definitions.definition().salt());

        byte[] written = hashes.ofLot(rows("{\"a\": 1.50, \"b\": [\"x\", null, true]}"));

        assertThat(hashes.ofLot(rows("{ \"b\":[\"x\",null,true],\"a\":15e-1 }"))).isEqualTo(written);
        for (String other : List.of("{\"a\": 1.51, \"b\": [\"x\", null, true]}", "{\"a\": \"1.5\", \"b\": [\"x\", null, true]}",
                "{\"a\": 1.5, \"b\": [\"x\", null, false]}", "{\"a\": 1.5, \"b\": [\"x\", null], \"c\": true}",
                "{\"a\": 1.5}, {\"b\": [\"x\", null, true]}")) {
            assertThat(hashes.ofLot(rows(other))).as(other).isNotEqualTo(written);
        }
        assertThat(new Hashes(Definitions.definition().salt()).ofLot(rows("{\"a\": 1.50, \"b\": [\"x\", null, true]}")))
                .as("Under another salt").isNotEqualTo(written);
    }

    private static Field field(Definition definition, String name) {
        return definition.fields().stream().filter(field -> field.name().equals(name)).findAny().orElseThrow();
    }

    private static List<JsonNode> rows(String... rows) throws IOException {
        return List.copyOf(JSON.readTree("[" + String.join(", ", rows) + "]").valueStream().toList());
    }
}
