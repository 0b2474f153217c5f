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

    private LinearGraph() {
    }

    static GraphProto of(LinearModel model) {
        int width = model.encoder().width();
        int labels = model.labels().size();
        GraphBuilder graph = new GraphBuilder();
        graph.floats("weights", weights(model, width, labels), width + 1, labels);
        graph.floats("bias", floats(model.bias()), labels);
        graph.longs("second", 1);

        graph.node("Gather", "gathered", List.of("weights", Signature.IDS), attribute("axis", 0));
        graph.node("Unsqueeze", "asRow", List.of(Signature.VALUES, "second"));
        graph.node("MatMul", "product", List.of("asRow", "gathered"));
        graph.node("Squeeze", "sums", List.of("product", "second"));
        graph.node("Add", "logits", List.of("sums", "bias"));
        graph.node("Softmax", Signature.SCORES, List.of("logits"), attribute("axis", -1));
        return graph.build(labels);
    }

    /** Transposed, with a last row of zeros for the padding. */
    private static float[] weights(LinearModel model, int width, int labels) {
        float[] weights = new float[(width + 1) * labels];
        for (int id = 0; id < width; id++) {
            for (int label = 0; label < labels; label++) {
                weights[id * labels + label] = (float) model.weights()[label][id];
            }
        }
        return weights;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
