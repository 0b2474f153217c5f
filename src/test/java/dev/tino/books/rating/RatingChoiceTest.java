package dev.tino.books.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.rating.RatingTrainer.Trained;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.train.Progress;
import dev.tino.models.release.Promotion;

class RatingChoiceTest {

    private static final int PERMUTATIONS = 30;

    @Test
    void whereTheLabelsAreAtRandomTheChosenOneHardlyEverHasASignal() {
        RatingRows rows = RatingRows.of(GeneratedBooks.of(250, 7));
        int signals = 0;
        for (int seed = 0; seed < PERMUTATIONS; seed++) {
            var random = new Random(seed);
            var permuted = new RatingRows(permuted(rows.training(), random), permuted(rows.holdOut(), random));
            signals += RatingChoice.of(trained(permuted)).best().holdOut().signal() ? 1 : 0;
        }

        System.out.printf("Of %d permutations of the ratings %d have a signal%n", PERMUTATIONS, signals);
        // Two tests at 2.5 % each, which seldom err together.
        assertThat(signals).isLessThanOrEqualTo(PERMUTATIONS / 10);
    }

    @Test
    void crossValidationDecidesAndTheReasonSaysSo() {
        List<Trained> trained = trained(RatingRows.of(GeneratedBooks.of(250, 8)));
        var choice = RatingChoice.of(trained);
        Trained other = trained.stream().filter(one -> one != choice.best()).findFirst().orElseThrow();

        assertThat(choice.best().crossValidation().logLoss()).isLessThanOrEqualTo(other.crossValidation().logLoss());
        assertThat(choice.beaten(other)).isEqualTo(Promotion.notBecause(
                "%s was better in cross-validation: log-loss %.4f against %.4f on the same %d rows".formatted(
                        choice.best().algorithm(), choice.best().crossValidation().logLoss(),
                        other.crossValidation().logLoss(), other.crossValidation().rows())));
        assertThat(choice.told(Promotion.because("first version"), false).reason())
                .startsWith("first version; of 2 algorithms the best in cross-validation, log-loss 0.");
        assertThat(choice.told(Promotion.notBecause("log-loss 1"), true).reason())
                .startsWith("on the rows held out log-loss 1; of 2");
    }

    /** The quick ones. */
    private static List<Trained> trained(RatingRows rows) {
        return Stream.of("logistic-regression", "linear-svm")
                .map(algorithm -> RatingTrainer.train(algorithm, rows, Progress.NONE)).toList();
    }

    private static Dataset permuted(Dataset rows, Random random) {
        List<String> labels = new ArrayList<>(rows.labels());
        Collections.shuffle(labels, random);
        return new Dataset(rows.schema(), rows.rows(), labels);
    }
}
