package dev.tino.ml.encode;

import java.util.Arrays;

/** Sparse vectors of many rows, one behind the other, and the scratch space to make them; reused, not thread-safe. */
final class VectorWriter {

    private int[] ids = new int[4096];
    private float[] values = new float[4096];
    private int[] ends = new int[256];
    private int size;
    private int rows;

    /** The folded text at hand. */
    private char[] text = new char[0];
    private int[] hashes = new int[0];
    /** Position + 1 at which this row wrote an n-gram of the vocabulary, or 0. */
    private int[] slots = new int[0];

    void clear() {
        size = 0;
        rows = 0;
    }

    void put(int id, float value) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        ids[size] = id;
        values[size++] = value;
    }

    void endRow() {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, rows * 2);
        }
        ends[rows++] = size;
    }

    /** Takes a folded text of so many characters. */
    char[] text(int longest) {
        if (text.length < longest + 2) {
            text = new char[longest + 2];
        }
        return text;
    }

    int[] hashes(int length) {
        if (hashes.length < length) {
            hashes = new int[length];
        }
        return hashes;
    }

    /** All zero; who writes into it sets it back. */
    int[] slots(int length) {
        if (slots.length < length) {
            slots = new int[length];
        }
        return slots;
    }

    int[] ids() {
        return ids;
    }

    float[] values() {
        return values;
    }

    int size() {
        return size;
    }

    int rows() {
        return rows;
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    int length(int row) {
        return ends[row] - start(row);
    }

    SparseVector vector(int row) {
        return new SparseVector(Arrays.copyOfRange(ids, start(row), ends[row]),
                Arrays.copyOfRange(values, start(row), ends[row]));
    }
}
