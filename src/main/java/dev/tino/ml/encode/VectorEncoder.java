package dev.tino.ml.encode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Column.Kind;

/**
 * A vector as its entries, each times the same number, and an indicator for a missing one.
 *
 * @param dimensions entries of the vector
 * @param scale what each is multiplied with
 */
@JsonPropertyOrder({ "dimensions", "scale" })
record VectorEncoder(int dimensions, float scale) implements ColumnEncoder {

    /**
     * How long a vector of length 1 becomes, where a text's n-grams have at most that length. Longer learns faster and
     * drowns what stands beside it. Measured on 15,000 rows of CEAPS, 2020 to train and 2021 to test, with 768 numbers
     * projected from each description's n-grams: at 1, 2, 4 and 8 the log loss is 0.40, 0.33, 0.31, 0.32 of the vectors
     * alone and 0.226, 0.227, 0.237, 0.263 beside the n-grams.
     */
    private static final float LENGTH = 2;

    VectorEncoder {
        if (dimensions < 1 || !Float.isFinite(scale) || scale <= 0) {
            throw Reason.DAMAGED_FILE.because("a vector of %d entries, each times %s", dimensions, scale);
        }
    }

    static VectorEncoder of(Column column) {
        return new VectorEncoder(column.dimensions(), LENGTH);
    }

    @Override
    public Kind kind() {
        return Kind.VECTOR;
    }

    @Override
    public int width() {
        return dimensions + 1;
    }

    @Override
    public void encode(Object value, int offset, VectorWriter out) {
        if (value == null) {
            out.put(offset + dimensions, 1);
            return;
        }
        float[] vector = (float[]) value;
        for (int i = 0; i < dimensions; i++) {
            out.put(offset + i, vector[i] * scale);
        }
    }
}
