package dev.tino.ml.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;

import dev.tino.ml.ModelException;
import dev.tino.ml.dataset.Row;

/**
 * Encoded rows as two dense tensors of shape [rows, length], {@code int32} ids and {@code float32} values, in direct
 * memory. Shorter rows are padded with the id {@code width}, one behind the last column, and the value 0. Holds its
 * memory for the next batch; not thread-safe.
 */
public final class Batch {

    private final Encoder encoder;
    private final VectorWriter vectors = new VectorWriter();
    private int[] padIds = new int[0];
    private float[] padValues = new float[0];
    private IntBuffer ids = direct(0).asIntBuffer();
    private FloatBuffer values = direct(0).asFloatBuffer();
    private int length;

    public Batch(Encoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Replaces what was here by these rows.
     *
     * @throws ModelException of reason {@code ROW_MISMATCH} when a row does not fit the schema
     */
    public void encode(List<Row> rows) {
        vectors.clear();
        for (Row row : rows) {
            encoder.encode(row, vectors);
        }
        layOut();
    }

    /** Replaces what was here by rows that are encoded already. */
    public void fill(List<SparseVector> rows) {
        vectors.clear();
        for (SparseVector row : rows) {
            for (int i = 0; i < row.size(); i++) {
                vectors.put(row.ids()[i], row.values()[i]);
            }
            vectors.endRow();
        }
        layOut();
    }

    private void layOut() {
        length = 1;
        for (int row = 0; row < rows(); row++) {
            length = Math.max(length, vectors.length(row));
        }
        reserve(Math.multiplyExact(rows(), length));
        for (int row = 0; row < rows(); row++) {
            write(row);
        }
        ids.flip();
        values.flip();
    }

    private void write(int row) {
        int start = vectors.start(row);
        int size = vectors.length(row);
        ids.put(vectors.ids(), start, size).put(padIds, 0, length - size);
        values.put(vectors.values(), start, size).put(padValues, 0, length - size);
    }

    private void reserve(int size) {
        if (ids.capacity() < size) {
            ids = direct(size).asIntBuffer();
            values = direct(size).asFloatBuffer();
        }
        if (padIds.length < length) {
            padIds = new int[length];
            padValues = new float[length];
            Arrays.fill(padIds, encoder.width());
        }
        ids.clear();
        values.clear();
    }

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size * Integer.BYTES).order(ByteOrder.nativeOrder());
    }

    public int rows() {
        return vectors.rows();
    }

    /** Entries a row, at least 1. */
    public int length() {
        return length;
    }

    /** Row by row, ready to be read. */
    public IntBuffer ids() {
        return ids;
    }

    /** Row by row, ready to be read. */
    public FloatBuffer values() {
        return values;
    }
}
