package dev.tino.books.rating;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tino.books.BookError;
import dev.tino.ml.train.LinearSvm;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.Trainer;

/** The algorithms that compete for the rating model, by name. */
public final class RatingAlgorithms {

    private static final Map<String, Trainer> TRAINERS = List.of(new LinearSvm(), new LogisticRegression(), new RandomForest())
            .stream().collect(Collectors.toMap(Trainer::algorithm, Function.identity(), (one, other) -> one, TreeMap::new));

    private RatingAlgorithms() {
    }

    public static Set<String> names() {
        return TRAINERS.keySet();
    }

    /** @throws dev.tino.core.error.Failure when one of them is none of these */
    public static void check(Collection<String> names) {
        names.stream().filter(name -> name == null || !TRAINERS.containsKey(name)).findFirst().ifPresent(unknown -> {
            throw BookError.UNKNOWN_ALGORITHM.because("There is no algorithm '%s'; there are %s", unknown,
                    String.join(", ", names()));
        });
    }

    static Trainer trainer(String name) {
        return TRAINERS.get(name);
    }
}
