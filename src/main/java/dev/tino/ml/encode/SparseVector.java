package dev.tino.ml.encode;

/**
 * The columns of one encoded row that are not zero.
 *
 * @param ids distinct columns, each in [0, width), in no particular order
 * @param values finite, one for each id
 */
public record SparseVector(int[] ids, float[] values) {

    public int size() {
        return ids.length;
    }
}
