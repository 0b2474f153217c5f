package dev.tino.ml.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tino.ml.ModelException.Reason;

/**
 * Positions of a dataset divided into those to learn from and those to be tested on, both ascending. Each fold has
 * nearly the same share of every class, and the rows of one group stand on one side: the largest groups are dealt
 * first, each to the fold that lacks its classes most (as scikit-learn's {@code StratifiedGroupKFold} does, with a
 * simpler measure of the lack).
 */
public record Split(int[] training, int[] test) {

    /**
     * Splits in which each row is tested exactly once.
     *
     * @param folds at least 2, at most as many as there are groups (rows, when there are none)
     */
    public static List<Split> folds(Dataset dataset, int folds, long seed) {
        int[] foldOf = deal(dataset, folds, seed);
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            splits.add(of(foldOf, fold));
        }
        return splits;
    }

    /** One split that tests about a {@code parts}-th of the rows. */
    public static Split holdOut(Dataset dataset, int parts, long seed) {
        return of(deal(dataset, parts, seed), 0);
    }

    private static Split of(int[] foldOf, int fold) {
        int[] positions = new int[foldOf.length];
        Arrays.setAll(positions, i -> i);
        return new Split(Arrays.stream(positions).filter(i -> foldOf[i] != fold).toArray(),
                Arrays.stream(positions).filter(i -> foldOf[i] == fold).toArray());
    }

    private static int[] deal(Dataset dataset, int folds, long seed) {
        List<int[]> units = shuffled(dataset.units(), seed);
        if (folds < 2 || folds > units.size()) {
            throw Reason.NOT_TRAINABLE.because("%d folds of %d groups", folds, units.size());
        }
        units.sort(Comparator.comparingInt(unit -> -unit.length));
        List<String> classes = dataset.classes();
        Map<String, Integer> classIndex = new HashMap<>();
        classes.forEach(label -> classIndex.put(label, classIndex.size()));
        int[] classOf = dataset.labels().stream().mapToInt(classIndex::get).toArray();

        Deal deal = new Deal(folds, classOf, classes.size());
        int[] foldOf = new int[dataset.size()];
        for (int[] unit : units) {
            int fold = deal.next(unit);
            Arrays.stream(unit).forEach(row -> foldOf[row] = fold);
        }
        return foldOf;
    }

    private static List<int[]> shuffled(List<int[]> units, long seed) {
        int[] order = IntStream.range(0, units.size()).toArray();
        Shuffle.inPlace(order, new SplittableRandom(seed));
        return Arrays.stream(order).mapToObj(units::get).collect(Collectors.toCollection(ArrayList::new));
    }

    /** What each fold has received so far. */
    private static final class Deal {

        private final int[] classOf;
        private final double[] classTotal;
        private final double[][] received;
        private final int[] size;

        Deal(int folds, int[] classOf, int classes) {
            this.classOf = classOf;
            classTotal = new double[classes];
            Arrays.stream(classOf).forEach(label -> classTotal[label]++);
            received = new double[folds][classes];
            size = new int[folds];
        }

        int next(int[] unit) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int fold = 0; fold < size.length; fold++) {
                double share = shareOf(fold, unit);
                if (share < least || share == least && size[fold] < size[best]) {
                    best = fold;
                    least = share;
                }
            }
            for (int row : unit) {
                received[best][classOf[row]]++;
            }
            size[best] += unit.length;
            return best;
        }

        private double shareOf(int fold, int[] unit) {
            double share = 0;
            for (int row : unit) {
                share += received[fold][classOf[row]] / classTotal[classOf[row]];
            }
            return share;
        }
    }
}
