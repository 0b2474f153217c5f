package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/** What a trainer hands over: it scores by itself, in double precision, and can be written as an ONNX graph. */
public sealed interface TrainedModel permits LinearModel, ForestModel, CalibratedModel, SimilarityModel {

    Encoder encoder();

    /** The classes, ascending, or the documents in their order; the order is that of the scores. */
    List<String> labels();

    Training training();

    /** @return for each label its probability, with the sum 1, or of a document the cosine; in [0, 1] */
    double[] score(SparseVector row);

    /** @return shape [rows, labels] */
    default double[][] score(List<Row> rows) {
        return encoder().encode(rows).stream().map(this::score).toArray(double[][]::new);
    }
}
