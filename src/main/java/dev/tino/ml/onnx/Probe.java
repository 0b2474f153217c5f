package dev.tino.ml.onnx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.ForestModel;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.TreeMargin;

/**
 * Encoded rows and what the trainer said of them in double precision, so that whoever loads the file can compare. The rows
 * are made up: a file must not tell the rows that it learned from.
 *
 * @param rows as the graph takes them
 * @param scores shape [rows, labels]
 */
public record Probe(List<SparseVector> rows, double[][] scores) {

    private static final long SEED = 0x7a3d5b1f;
    private static final int MOST_ROWS = 32;
    private static final int FEWEST_ROWS = 4;
    /** What the scores may take: a quarter of a megabyte, unless the fewest rows need more. */
    private static final int MOST_SCORES = 32_768;
    private static final int MOST_ENTRIES = 64;
    private static final double NEGATIVE_SHARE = 0.25;

    static Probe of(TrainedModel model) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] columns = columns(model);
        int count = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_SCORES / model.labels().size()));
        List<SparseVector> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            // Lengths 0, 1, 2, 4... 64: long rows reach much of the graph, short ones do not drown an error.
            int entries = row == 0 ? 0 : Math.min(MOST_ENTRIES, 1 << (row - 1) % 7);
            rows.add(row(columns, Math.min(entries, columns.length), random));
        }
        return new Probe(rows, rows.stream().map(model::score).toArray(double[][]::new));
    }

    /** Those that the graph looks at: of thousands, trees see a few hundred. */
    private static int[] columns(TrainedModel model) {
        if (model instanceof ForestModel forest) {
            return forest.columns();
        }
        if (model instanceof CalibratedModel calibrated && calibrated.margin() instanceof TreeMargin trees) {
            return trees.columns();
        }
        return IntStream.range(0, model.encoder().width()).toArray();
    }

    /** A row of length 1 or 2, as encoded texts and numbers are; some entries are negative, as only numbers are. */
    private static SparseVector row(int[] columns, int entries, SplittableRandom random) {
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < entries) {
            chosen.add(columns[random.nextInt(columns.length)]);
        }
        double[] values = random.doubles(entries).map(value -> 0.01 + 0.99 * value).toArray();
        double length = Math.sqrt(Arrays.stream(values).map(value -> value * value).sum()) / random.nextInt(1, 3);
        float[] scaled = new float[entries];
        for (int i = 0; i < entries; i++) {
            double sign = random.nextDouble() < NEGATIVE_SHARE ? -1 : 1;
            scaled[i] = (float) (sign * values[i] / length);
        }
        return new SparseVector(chosen.stream().mapToInt(Integer::intValue).toArray(), scaled);
    }

    /** Big-endian numbers in base64: rows and labels, then each row's length, entries and scores. */
    String pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(rows.size());
            for (int row = 0; row < rows.size(); row++) {
                PackedRows.write(rows.get(row), out);
                for (double score : scores[row]) {
                    out.writeDouble(score);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * @param width ids lie in [0, width)
     * @throws ModelException of reason {@code DAMAGED_FILE}
     */
    static Probe unpack(String packed, int width, int labels) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            int count = PackedRows.between(1, in.readInt(), MOST_ROWS);
            List<SparseVector> rows = new ArrayList<>();
            double[][] scores = new double[count][labels];
            for (int row = 0; row < count; row++) {
                rows.add(PackedRows.read(in, width, MOST_ENTRIES));
                for (int label = 0; label < labels; label++) {
                    scores[row][label] = in.readDouble();
                }
            }
            return new Probe(rows, scores);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "the probe cannot be read", e);
        }
    }
}
