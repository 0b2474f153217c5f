package dev.tino.books.rating;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.tino.books.rating.RatingTrainer.Trained;
import dev.tino.models.release.Promotion;

/**
 * The algorithm that stands against the champion: of several the one that cross-validation on the rows to learn from finds
 * best, by log-loss. The rows held out have no part in it.
 */
public record RatingChoice(Trained best, int algorithms) {

    /** @param trained at least one */
    public static RatingChoice of(List<Trained> trained) {
        return new RatingChoice(trained.stream().min(Comparator.comparingDouble(RatingChoice::logLoss)).orElseThrow(),
                trained.size());
    }

    private static double logLoss(Trained one) {
        return one.crossValidation().logLoss();
    }

    /**
     * What became of the best one, with the rows that decided.
     *
     * @param isContest whether there was a champion to answer the rows held out
     */
    public Promotion told(Promotion outcome, boolean isContest) {
        return new Promotion(outcome.promoted(), String.format(Locale.ROOT,
                "%s%s; of %d algorithms the best in cross-validation, log-loss %.4f",
                isContest ? "on the rows held out " : "", outcome.reason(), algorithms, logLoss(best)));
    }

    /** What became of another one. */
    public Promotion beaten(Trained one) {
        return Promotion.notBecause(String.format(Locale.ROOT,
                "%s was better in cross-validation: log-loss %.4f against %.4f on the same %d rows", best.algorithm(),
                logLoss(best), logLoss(one), best.crossValidation().rows()));
    }
}
