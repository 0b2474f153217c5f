package dev.tino.ml.explain;

import java.util.ArrayList;
import java.util.List;

import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.train.CalibratedModel;

/** Shapley values as they are defined, out of every set of columns. */
final class AllSubsets {

    private final CalibratedModel model;
    private final SparseVector row;
    private final int columns;

    AllSubsets(CalibratedModel model, SparseVector row) {
        this.model = model;
        this.row = row;
        columns = model.encoder().schema().size();
    }

    double[] contributions() {
        double[] worth = new double[1 << columns];
        for (int set = 0; set < worth.length; set++) {
            worth[set] = worth(set);
        }
        double[] contributions = new double[columns];
        for (int column = 0; column < columns; column++) {
            for (int set = 0; set < worth.length; set++) {
                if ((set & 1 << column) == 0) {
                    contributions[column] += weight(Integer.bitCount(set)) * (worth[set | 1 << column] - worth[set]);
                }
            }
        }
        return contributions;
    }

    /** The mean margin of the background with the row's values in these columns. */
    double worth(int set) {
        return model.background().rows().stream().mapToDouble(other -> model.margin().of(mixed(set, other))).sum()
                / model.background().rows().size();
    }

    private double weight(int others) {
        return factorial(others) * factorial(columns - others - 1) / factorial(columns);
    }

    private static double factorial(int number) {
        return number == 0 ? 1 : number * factorial(number - 1);
    }

    private SparseVector mixed(int set, SparseVector other) {
        List<Integer> ids = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        add(row, set, ids, values);
        add(other, ~set, ids, values);
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return new SparseVector(ids.stream().mapToInt(Integer::intValue).toArray(), floats);
    }

    private void add(SparseVector from, int set, List<Integer> ids, List<Float> values) {
        for (int i = 0; i < from.size(); i++) {
            if ((set & 1 << model.encoder().columnOf(from.ids()[i])) != 0) {
                ids.add(from.ids()[i]);
                values.add(from.values()[i]);
            }
        }
    }
}
