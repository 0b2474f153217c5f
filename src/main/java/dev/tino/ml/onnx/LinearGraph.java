package dev.tino.ml.onnx;

import static dev.tino.ml.onnx.GraphBuilder.attribute;

import java.util.List;

import ai.onnx.proto.OnnxMl.GraphProto;
import dev.tino.ml.train.LinearModel;

/**
 * softmax(sum of values[i] * weights[ids[i]] + bias): the few rows of the weight table that a line needs are gathered
 * instead of multiplying a vector as wide as the vocabulary.
 */
final class LinearGraph {

    static final String WEIGHTS = "weights";
    static final String BIAS = "bias";

    private LinearGraph() {
    }

    static GraphProto of(LinearModel model) {
        GraphBuilder graph = new GraphBuilder();
        sums(graph, "logits", model.encoder().width(), model.weights(), model.bias());
        graph.node("Softmax", Signature.SCORES, List.of("logits"), attribute("axis", -1));
        return graph.build(model.labels().size());
    }

    /**
     * Adds the nodes of sum + bias, of shape [rows, outputs].
     *
     * @param weights shape [outputs, width]
     */
    static void sums(GraphBuilder graph, String name, int width, double[][] weights, double[] bias) {
        graph.floats(WEIGHTS, transposed(weights, width), width + 1, weights.length);
        graph.floats(BIAS, floats(bias), bias.length);
        graph.longs("second", 1);

        graph.node("Gather", "gathered", List.of(WEIGHTS, Signature.IDS), attribute("axis", 0));
        graph.node("Unsqueeze", "asRow", List.of(Signature.VALUES, "second"));
        graph.node("MatMul", "product", List.of("asRow", "gathered"));
        graph.node("Squeeze", "sums", List.of("product", "second"));
        graph.node("Add", name, List.of("sums", BIAS));
    }

    /** With a last row of zeros for the padding. */
    private static float[] transposed(double[][] weights, int width) {
        float[] transposed = new float[(width + 1) * weights.length];
        for (int id = 0; id < width; id++) {
            for (int output = 0; output < weights.length; output++) {
                transposed[id * weights.length + output] = (float) weights[output][id];
            }
        }
        return transposed;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
