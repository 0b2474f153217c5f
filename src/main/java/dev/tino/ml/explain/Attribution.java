package dev.tino.ml.explain;

import dev.tino.ml.encode.SparseVector;

/** Divides a margin among the schema's columns. Immutable. */
sealed interface Attribution permits LinearAttribution, TreeAttribution {

    /** The mean margin of the background. */
    double base();

    /** The row's margin. */
    double margin(SparseVector row);

    /** @param contributions of each column, to which the row's are added */
    void attribute(SparseVector row, double[] contributions);

    /** Bytes on the heap. */
    long memory();
}
