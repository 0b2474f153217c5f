package dev.tino.ml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.ml.ModelException;

class SplitTest {

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void everyRowIsTestedOnceAndNoGroupStandsOnBothSides(long seed) {
        Dataset dataset = random(seed, true);

        List<Split> splits = Split.folds(dataset, 5, seed);

        assertThat(splits.stream().flatMapToInt(split -> Arrays.stream(split.test())).sorted().toArray())
                .as("seed %d", seed).hasSize(dataset.size()).doesNotHaveDuplicates();
        for (Split split : splits) {
            Set<String> training = new HashSet<>(dataset.select(split.training()).groups());
            assertThat(training).as("seed %d", seed).doesNotContainAnyElementsOf(
                    dataset.select(split.test()).groups());
            assertThat(split.training().length + split.test().length).isEqualTo(dataset.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void eachFoldHasItsShareOfEveryClass(long seed) {
        Dataset dataset = random(seed, false);

        List<Split> splits = Split.folds(dataset, 4, seed);

        for (String label : dataset.classes()) {
            long all = dataset.labels().stream().filter(label::equals).count();
            for (Split split : splits) {
                long here = dataset.select(split.test()).labels().stream().filter(label::equals).count();
                assertThat(here).as("seed %d, %s", seed, label).isBetween(all / 4, all / 4 + 1);
            }
        }
    }

    @Test
    void theSeedDecides() {
        Dataset dataset = random(7, false);

        int[] test = Split.holdOut(dataset, 5, 1).test();

        assertThat(test).isEqualTo(Split.holdOut(dataset, 5, 1).test());
        assertThat(test).isNotEqualTo(Split.holdOut(dataset, 5, 2).test());
        assertThat(test).hasSizeBetween(90, 110);
    }

    @Test
    void fewerGroupsThanFoldsAreRefused() {
        Dataset dataset = new Dataset(Schema.of(Column.text("a")), List.of(Row.of("x"), Row.of("y")),
                List.of("p", "q"), List.of("same", "same"));

        assertThatThrownBy(() -> Split.folds(dataset, 2, 1)).isInstanceOf(ModelException.class)
                .hasMessage("2 folds of 1 groups");
    }

    private static Dataset random(long seed, boolean grouped) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(Row.of("row " + i));
            labels.add("label " + Math.min(random.nextInt(5), random.nextInt(5)));
            groups.add("group " + random.nextInt(60));
        }
        return new Dataset(Schema.of(Column.text("a")), rows, labels, grouped ? groups : List.of());
    }
}
