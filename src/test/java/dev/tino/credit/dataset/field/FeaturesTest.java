package dev.tino.credit.dataset.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.error.Violation;
import dev.tino.ml.dataset.Column;

class FeaturesTest {

    private static final ObjectMapper EXACT = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Features features = new Features(List.of(Field.of("income", FieldType.NUMBER),
            new Field("region", FieldType.CATEGORY, true, List.of("north", "south")), Field.of("owner", FieldType.BOOLEAN)));

    @Test
    void valuesAreKeptByField() throws IOException {
        Checked checked = check("{\"region\": \"south\", \"owner\": true, \"income\": 3200.50}");

        assertThat(checked.isValid()).isTrue();
        assertThat(checked.values()).containsExactly(entry("income", 3200.5), entry("owner", "true"), entry("region", "south"));
    }

    @Test
    void nullAndAbsentAreBothMissing() throws IOException {
        Checked checked = check("{\"region\": \"south\", \"income\": null}");

        assertThat(checked.isValid()).isTrue();
        assertThat(checked.values()).containsExactly(entry("region", "south"));
    }

    @Test
    void everythingThatIsWrongIsToldAndNoValueQuoted() throws IOException {
        Checked checked = check("{\"region\": \"marker\", \"owner\": \"marker\", \"income\": \"marker\", \"age\": 5}");

        assertThat(checked.violations()).containsExactly(
                new Violation("orders[3].features.region", "is not among the declared levels"),
                new Violation("orders[3].features.owner", "must be true or false"),
                new Violation("orders[3].features.income", "must be a number"),
                new Violation("orders[3].features.age", "is not a field of the dataset"));
    }

    @Test
    void whatIsRequiredMayNotBeMissing() throws IOException {
        assertThat(check("{\"region\": null}").violations())
                .containsExactly(new Violation("orders[3].features.region", "must not be missing"));
    }

    @Test
    void atMostAHundredViolationsOfAnObjectAreTold() throws IOException {
        List<Violation> unknown = check(numbers(500)).violations();
        List<Violation> missing = new Features(IntStream.range(0, 150)
                .mapToObj(i -> new Field("field " + i, FieldType.NUMBER, true, List.of())).toList())
                .check(EXACT.readTree(numbers(70)), "", Set.of()).violations();

        assertThat(unknown).hasSize(100).extracting(Violation::message).containsOnly("is not a field of the dataset");
        assertThat(missing).hasSize(100).last().isEqualTo(new Violation("field 29", "must not be missing"));
    }

    @Test
    void anObjectOfMoreThanAThousandFieldsIsRefusedAsAWhole() throws IOException {
        assertThat(check(numbers(1_000)).violations()).hasSize(100);
        assertThat(check(numbers(1_001)).violations())
                .containsExactly(new Violation("orders[3].features", "must not have more than 1000 fields"));
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"name %d\": 1".formatted(i))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Test
    void ignoredNamesAreLeftOut() throws IOException {
        JsonNode order = EXACT.readTree("{\"region\": \"south\", \"pedid\": [1]}");

        Checked checked = features.check(order, "", Set.of("pedid"));

        assertThat(checked.isValid()).isTrue();
        assertThat(checked.values()).containsOnlyKeys("region");
    }

    @Test
    void aNameThatNoFieldCouldHaveIsNotRepeated() throws IOException {
        assertThat(check("{\"region\": \"south\", \"\\u0000\": 1}").violations()).extracting(Violation::field)
                .containsExactly("orders[3].features");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "5", "null", "\"text\"" })
    void whatIsNoObjectIsRefused(String json) throws IOException {
        assertThat(check(json).violations())
                .containsExactly(new Violation("orders[3].features", "must be an object"));
    }

    @ParameterizedTest
    @CsvSource({ "1e400", "-1e400", "1e1000000000", "1000000000000001", "1e15000", "0.1234567890123456789012345678901" })
    void aNumberOutOfRangeIsRefusedAtOnce(String number) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertThat(income(EXACT, number).violations())
                .containsExactly(new Violation("orders[3].features.income", "is out of range")));
    }

    @ParameterizedTest
    @CsvSource({ "1e15, 1e15", "-1000000000000000, -1e15", "-0, 0", "-0.0, 0", "1e-1000000000, 0", "0.10, 0.1", "7, 7" })
    void anyOtherNumberIsKeptAsADouble(String number, double kept) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1),
                () -> assertThat(income(EXACT, number).values()).containsEntry("income", kept));
    }

    @Test
    void whatBecameInfiniteWhileItWasReadIsOutOfRange() throws IOException {
        assertThat(income(new ObjectMapper(), "1e400").violations()).extracting(Violation::message)
                .containsExactly("is out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"\"", "\" \"", "\"a\\nb\"", "\"\\u0000\"", "\"\\ud800\"", "5", "true", "[\"a\"]", "{}" })
    void whatIsNoPlainTextIsRefused(String json) throws IOException {
        var names = new Features(List.of(Field.of("name", FieldType.CATEGORY)));

        assertThat(names.check(EXACT.readTree("{\"name\": " + json + "}"), "", Set.of()).isValid()).isFalse();
    }

    @Test
    void textHasAtMostTwoHundredCharacters() throws IOException {
        var names = new Features(List.of(Field.of("name", FieldType.CATEGORY)));

        assertThat(names.check(EXACT.readTree("{\"name\": \"%s\"}".formatted("x".repeat(200))), "", Set.of()).isValid())
                .isTrue();
        assertThat(names.check(EXACT.readTree("{\"name\": \"%s\"}".formatted("x".repeat(201))), "", Set.of()).isValid())
                .isFalse();
    }

    @Test
    void theyAreWrittenAsTheirFieldsAndReadAgain() throws IOException {
        JsonNode written = EXACT.valueToTree(features);

        assertThat(written.fieldNames()).toIterable().containsExactly("fields");
        assertThat(written.at("/fields/0").toString())
                .isEqualTo("{\"name\":\"income\",\"type\":\"number\",\"required\":false}");
        assertThat(EXACT.treeToValue(written, Features.class)).isEqualTo(features).hasSameHashCodeAs(features);
        assertThat(features).isNotEqualTo(new Features(List.of()));
    }

    @Test
    @Timeout(10)
    void ordersAreCheckedWithoutLookingAtAllDeclaredLevels() throws IOException {
        List<String> levels = IntStream.range(0, 1_000).mapToObj(i -> "level " + i).toList();
        var wide = new Features(
                IntStream.range(0, 200).mapToObj(i -> new Field("field " + i, FieldType.CATEGORY, false, levels)).toList());
        JsonNode order = EXACT.readTree("{\"field 7\": \"level 999\"}");

        for (int i = 0; i < 20_000; i++) {
            assertThat(wide.check(order, "", Set.of()).isValid()).isTrue();
        }
    }

    @Test
    void aModelSeesNumbersAndCategoriesInTheirOrder() throws IOException {
        Checked checked = check("{\"region\": \"south\", \"owner\": false}");

        assertThat(features.schema().columns()).containsExactly(Column.number("income"), Column.category("region"),
                Column.category("owner"));
        assertThat(features.row(checked.values()).values()).containsExactly(null, "south", "false");
    }

    private Checked income(ObjectMapper mapper, String number) throws IOException {
        return features.check(mapper.readTree("{\"region\": \"south\", \"income\": " + number + "}"), "orders[3].features",
                Set.of());
    }

    private Checked check(String json) throws IOException {
        return features.check(EXACT.readTree(json), "orders[3].features", Set.of());
    }
}
