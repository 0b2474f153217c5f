package dev.tino.credit.dataset.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.credit.dataset.Definitions;
import dev.tino.credit.dataset.StoredDataset;
import dev.tino.credit.dataset.StoredDataset.Figures;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.NewField;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.report.Warning.Code;
import dev.tino.credit.dataset.row.LabelledRow;

class StatisticsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Definition definition = Definitions.definition(number("amount"), category("region"), category("code"),
            new NewField("owner", FieldType.BOOLEAN, null, null));

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
    void lotsAddedUpInAnyOrderAreTheWhole(long seed) throws IOException {
        var random = new Random(seed);
        List<LabelledRow> rows = random(2_000, random);
        List<List<LabelledRow>> lots = cut(rows, random);

        String whole = report(rows, Statistics.of(definition, rows));

        for (int order = 0; order < 5; order++) {
            Collections.shuffle(lots, random);
            var sum = new Statistics();
            for (List<LabelledRow> lot : lots) {
                // As it is kept between two lots.
                sum = JSON.readValue(JSON.writeValueAsBytes(sum), Statistics.class);
                sum.addAll(Statistics.of(definition, lot));
            }
            assertThat(report(rows, sum)).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void numbersAreDescribed() {
        double[] amounts = { 3, 1e9 + 1, 1e9 + 2, 1e9 + 4, -7.5 };
        List<LabelledRow> rows = new ArrayList<>(
                DoubleStream.of(amounts).mapToObj(amount -> row(true, "amount", amount)).toList());
        rows.add(row(false, "region", "north"));

        ColumnReport amount = column(rows, "amount");

        double mean = DoubleStream.of(amounts).average().orElseThrow();
        assertThat(amount.missing()).isEqualTo(1);
        assertThat(amount.min()).isEqualTo(-7.5);
        assertThat(amount.max()).isEqualTo(1e9 + 4);
        assertThat(amount.mean()).isCloseTo(mean, within(1e-6));
        assertThat(amount.standardDeviation()).isCloseTo(
                Math.sqrt(DoubleStream.of(amounts).map(x -> (x - mean) * (x - mean)).sum() / 4), within(1e-3));
    }

    @Test
    void aSmallSpreadBesideLargeNumbersIsNotLost() {
        List<LabelledRow> rows = IntStream.range(0, 100).mapToObj(i -> row(true, "amount", 1e14 + i % 2)).toList();

        assertThat(column(rows, "amount").standardDeviation()).isCloseTo(Math.sqrt(0.25 * 100 / 99), within(1e-12));
    }

    @Test
    void theFiftyMostFrequentLevelsAreNamed() {
        List<LabelledRow> rows = new ArrayList<>();
        for (int level = 0; level < 60; level++) {
            for (int i = 0; i <= level; i++) {
                rows.add(row(true, "region", "r" + level));
            }
        }

        ColumnReport region = column(rows, "region");

        assertThat(region.distinct()).isEqualTo(60);
        assertThat(region.levels()).hasSize(50).startsWith(new ColumnReport.Level("r59", 60))
                .endsWith(new ColumnReport.Level("r10", 11));
        assertThat(region.moreLevels()).isEqualTo(10);
        assertThat(region.tooManyLevels()).isFalse();
    }

    @Test
    void beyondAThousandLevelsNoneIsKept() throws IOException {
        List<LabelledRow> rows = IntStream.range(0, 1_001).mapToObj(i -> row(i % 2 == 0, "code", "marker" + i)).toList();

        ColumnReport code = column(rows, "code");

        assertThat(code.tooManyLevels()).isTrue();
        assertThat(code.levels()).isNull();
        assertThat(code.distinct()).isNull();
        assertThat(code.foretells()).isNull();
        assertThat(JSON.writeValueAsString(Statistics.of(definition, rows))).doesNotContain("marker");
        assertThat(column(rows.subList(0, 1_000), "code").distinct()).isEqualTo(1_000);
    }

    @Test
    void aColumnOfOneValueIsConstant() {
        List<LabelledRow> rows = List.of(row(true, "region", "north"), row(false, "region", "north"));

        assertThat(column(rows, "region").constant()).isTrue();
        assertThat(column(rows, "amount").constant()).as("All missing").isTrue();
        assertThat(column(List.of(row(true, "region", "north"), row(true, "amount", 1.0)), "region").constant())
                .as("Some missing").isFalse();
        assertThat(column(List.of(row(true, "region", "north"), row(true, "region", "south")), "region").constant()).isFalse();
    }

    @Test
    void aColumnThatIsTheLabelInDisguiseIsALeak() {
        List<LabelledRow> rows = IntStream.range(0, 60)
                .mapToObj(i -> row(i % 3 > 0, "region", i % 3 > 0 ? "closed well" : "closed badly")).toList();

        ColumnReport leak = column(rows, "region");

        assertThat(leak.foretells()).isEqualTo(1);
        assertThat(leak.leak()).isTrue();
        assertThat(column(rows.subList(0, 48), "region").leak()).as("Too few rows to say so").isFalse();
        assertThat(report(rows).warnings()).extracting(Warning::code).contains(Code.LABEL_LEAK);
    }

    @Test
    void anAmountThatIsOnlyThereInOneCaseIsALeakToo() {
        List<LabelledRow> rows = IntStream.range(0, 60)
                .mapToObj(i -> i % 3 > 0 ? row(true, "region", "x") : row(false, "amount", 100.0 + i / 30.0)).toList();

        assertThat(column(rows, "amount").leak()).isTrue();
    }

    @Test
    void whatTheLabelDoesNotFollowFromForetellsNothing() {
        var random = new Random(7);
        List<LabelledRow> rows = IntStream.range(0, 5_000)
                .mapToObj(i -> row(random.nextInt(10) < 7, "region", "r" + random.nextInt(5))).toList();

        ColumnReport region = column(rows, "region");

        assertThat(region.foretells()).isCloseTo(0.7, within(0.03));
        assertThat(region.leak()).isFalse();
    }

    /** A value that occurs once says nothing of others, though it would tell its own row. */
    @Test
    void aNumberForEachRowForetellsNothing() {
        List<LabelledRow> rows = IntStream.range(0, 900).mapToObj(i -> row(i % 3 > 0, "code", "number " + i)).toList();

        assertThat(column(rows, "code").foretells()).isEqualTo(2 / 3.0);
    }

    @Test
    void customersAndTheLabelForetellNothing() {
        List<LabelledRow> rows = IntStream.range(0, 60).mapToObj(i -> row(i % 2 > 0, "customer", (double) (i % 2))).toList();

        assertThat(column(rows, "customer").foretells()).isNull();
        assertThat(column(rows, "customer").levels()).isNull();
        assertThat(column(rows, "status").foretells()).isNull();
        assertThat(column(rows, "status").distinct()).isEqualTo(2);
    }

    @Test
    void nearlyEqualNumbersShareABin() {
        assertThat(ColumnStatistics.bin(1.0)).isEqualTo(ColumnStatistics.bin(1.03)).isNotEqualTo(ColumnStatistics.bin(1.04))
                .isNotEqualTo(ColumnStatistics.bin(2.0)).isNotEqualTo(ColumnStatistics.bin(-1.0));
    }

    @Test
    void whatToLookAtIsTold() {
        List<LabelledRow> rows = IntStream.range(0, 20)
                .mapToObj(i -> row(true, i < 5 ? "region" : "owner", i < 5 ? "r" : "true"))
                .toList();
        var customers = new CustomerCounts(10, 4, 14, 0);

        List<Warning> warnings = Warnings.of(new Counts(20, 0), 3, customers, report(rows).columns());

        assertThat(warnings).extracting(Warning::code).containsExactly(Code.TOO_FEW_ROWS, Code.ONE_CLASS, Code.DUPLICATES,
                Code.CUSTOMERS_ON_BOTH_SIDES, Code.CONSTANT_COLUMN, Code.MOSTLY_MISSING, Code.CONSTANT_COLUMN,
                Code.CONSTANT_COLUMN);
        assertThat(warnings).filteredOn(warning -> warning.code() == Code.MOSTLY_MISSING).extracting(Warning::field)
                .containsExactly("region");
    }

    private static NewField number(String name) {
        return new NewField(name, FieldType.NUMBER, null, null);
    }

    private static NewField category(String name) {
        return new NewField(name, FieldType.CATEGORY, null, null);
    }

    private static LabelledRow row(boolean good, String field, Object value) {
        Map<String, Object> values = new TreeMap<>(Map.of("customer", 1.0, "status", good ? "paid" : "defaulted"));
        values.put(field, value);
        return LabelledRow.of(values, good, "customer");
    }

    private static List<LabelledRow> random(int count, Random random) {
        return IntStream.range(0, count).mapToObj(i -> {
            boolean good = random.nextInt(3) > 0;
            LabelledRow row = row(good, "amount", Math.scalb(random.nextGaussian(), random.nextInt(60) - 30));
            row.values().put("region", "r" + random.nextInt(20));
            row.values().put("code", "c" + random.nextInt(3_000));
            if (random.nextBoolean()) {
                row.values().put("owner", String.valueOf(random.nextBoolean()));
            }
            if (random.nextInt(10) == 0) {
                row.values().remove("amount");
            }
            return row;
        }).toList();
    }

    private static List<List<LabelledRow>> cut(List<LabelledRow> rows, Random random) {
        List<List<LabelledRow>> lots = new ArrayList<>();
        for (int from = 0; from < rows.size();) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(500));
            lots.add(rows.subList(from, to));
            from = to;
        }
        return lots;
    }

    private ColumnReport column(List<LabelledRow> rows, String name) {
        return report(rows).columns().stream().filter(column -> column.name().equals(name)).findAny().orElseThrow();
    }

    private DatasetReport report(List<LabelledRow> rows) {
        return reported(rows, Statistics.of(definition, rows));
    }

    private String report(List<LabelledRow> rows, Statistics statistics) throws IOException {
        return JSON.writeValueAsString(reported(rows, statistics));
    }

    private DatasetReport reported(List<LabelledRow> rows, Statistics statistics) {
        long good = rows.stream().filter(LabelledRow::isGood).count();
        var figures = new Figures(1, good, rows.size() - good, 0, 0, 0, 0, 0, 0);
        var dataset = new StoredDataset(new UUID(0, 1), "x", null, figures, null, null, null);
        return DatasetReport.of(dataset, definition, statistics);
    }
}
