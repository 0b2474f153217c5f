package dev.tino.ml.train;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses the columns that a forest sees: every number, and of the others those whose presence in a row tells most
 * about its class, by mutual information (Manning, Raghavan, Schütze: Introduction to Information Retrieval, section
 * 13.5.1).
 */
final class StrongestColumns {

    private final Examples examples;
    private final double[] classRows;
    /** Rows of each class in which the column is present; shape [width, labels]. */
    private final int[][] present;

    private StrongestColumns(Examples examples) {
        this.examples = examples;
        classRows = new double[examples.labels().size()];
        present = new int[examples.encoder().width()][examples.labels().size()];
        for (int row = 0; row < examples.size(); row++) {
            int label = examples.classes()[row];
            classRows[label]++;
            for (int id : examples.vectors().get(row).ids()) {
                present[id][label]++;
            }
        }
    }

    /** @return ascending columns: all the numbers and at most {@code most} others */
    static int[] of(Examples examples, int most) {
        StrongestColumns columns = new StrongestColumns(examples);
        double[] information = IntStream.range(0, columns.present.length).mapToDouble(columns::information).toArray();
        IntStream numbers = IntStream.range(0, information.length).filter(examples.encoder()::isNumber);
        IntStream others = IntStream.range(0, information.length).filter(id -> !examples.encoder().isNumber(id))
                .boxed().sorted(Comparator.comparingDouble(id -> -information[id])).limit(most)
                .mapToInt(Integer::intValue);
        return IntStream.concat(numbers, others).sorted().toArray();
    }

    private double information(int id) {
        double rows = examples.size();
        double with = IntStream.of(present[id]).sum();
        double information = 0;
        for (int label = 0; label < classRows.length; label++) {
            double both = present[id][label];
            information += term(both, with, classRows[label], rows)
                    + term(classRows[label] - both, rows - with, classRows[label], rows);
        }
        return information;
    }

    private static double term(double both, double first, double second, double rows) {
        return both == 0 ? 0 : both / rows * StrictMath.log(both * rows / (first * second));
    }
}
