package dev.tino.books.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tino.books.RealBooks;
import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.rating.RatingTrainer.Trained;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Interval;
import dev.tino.ml.train.Progress;

class RatingTrainerTest {

    static List<String> algorithms() {
        return List.copyOf(RatingAlgorithms.names());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void ratingsAtRandomGiveNoSignal(String algorithm) {
        var trained = RatingTrainer.train(algorithm, RatingRows.of(RealBooks.load()), Progress.NONE);

        print(trained);
        assertThat(trained.crossValidation().baseline()).isBetween(0.60, 0.66);
        assertThat(trained.crossValidation().signal()).isFalse();
        assertThat(trained.holdOut().signal()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void ratingsThatFollowThePriceGiveASignal(String algorithm) {
        var rows = RatingRows.of(GeneratedBooks.of(500, 1).stream().map(RatingTrainerTest::ratedByPrice).toList());

        var trained = RatingTrainer.train(algorithm, rows, Progress.NONE);

        print(trained);
        assertThat(trained.crossValidation().signal()).isTrue();
        assertThat(trained.holdOut().signal()).isTrue();
        assertThat(trained.holdOut().auc().value()).isGreaterThan(0.9);
        assertThat(trained.file().manifest().labels()).containsExactly("low", "well");
        assertThat(ModelFile.read(trained.file().bytes()).manifest().crossValidation()).isEqualTo(trained.crossValidation());
        assertThat(trained.file().manifest().training().algorithm()).isEqualTo(algorithm);
    }

    /** Books above 40 are rated well, now and then one the other way round. */
    private static Book ratedByPrice(Book book) {
        boolean well = book.price().compareTo(BigDecimal.valueOf(40)) > 0 ^ book.upc().hashCode() % 20 == 0;
        return rated(book, well ? 5 : 2);
    }

    private static Book rated(Book book, int stars) {
        return new Book(book.id(), book.upc(), book.title(), book.genre(), book.description(), book.productType(), book.price(),
                book.priceExclTax(), book.priceInclTax(), book.tax(), book.availability(), stars, book.numberOfReviews(),
                book.url(), book.imageUrl(), book.addedAt(), book.changedAt(), book.goneAt());
    }

    private static void print(Trained trained) {
        print(trained.algorithm() + ", 5 folds", trained.crossValidation());
        print(trained.algorithm() + ", hold-out", trained.holdOut());
    }

    private static void print(String name, Evaluation evaluation) {
        System.out.printf("%-32s %4d rows  accuracy %s  macro-F1 %s  AUC %s  baseline %.3f  %s%n", name, evaluation.rows(),
                text(evaluation.accuracy()), text(evaluation.macroF1()), text(evaluation.auc()), evaluation.baseline(),
                evaluation.signal() ? "signal" : "no signal");
    }

    private static String text(Interval interval) {
        return "%.3f [%.3f, %.3f]".formatted(interval.value(), interval.low(), interval.high());
    }
}
