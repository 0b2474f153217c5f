package dev.tino.ml.onnx;

import static dev.tino.ml.onnx.GraphBuilder.attribute;

import java.util.List;

import ai.onnx.proto.OnnxMl.GraphProto;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.LinearMargin;
import dev.tino.ml.train.TreeMargin;

/**
 * [1 - p, p] with p = sigmoid(slope * margin + offset). The margin and its calibration stay apart in the graph, under names
 * of their own, so that {@link CalibratedReader} finds them.
 */
final class CalibratedGraph {

    static final String SLOPE = "slope";
    static final String OFFSET = "offset";

    private CalibratedGraph() {
    }

    static GraphProto of(CalibratedModel model) {
        GraphBuilder graph = new GraphBuilder();
        addMargin(graph, model);
        graph.floats(SLOPE, new float[] { (float) model.calibration().slope() }, 1);
        graph.floats(OFFSET, new float[] { (float) model.calibration().offset() }, 1);
        graph.floats("one", new float[] { 1 }, 1);

        graph.node("Mul", "scaled", List.of("margin", SLOPE));
        graph.node("Add", "logit", List.of("scaled", OFFSET));
        graph.node("Sigmoid", "positive", List.of("logit"));
        graph.node("Sub", "negative", List.of("one", "positive"));
        graph.node("Concat", Signature.SCORES, List.of("negative", "positive"), attribute("axis", 1));
        return graph.build(2);
    }

    private static void addMargin(GraphBuilder graph, CalibratedModel model) {
        int width = model.encoder().width();
        if (model.margin() instanceof LinearMargin linear) {
            LinearGraph.sums(graph, "margin", width, new double[][] { linear.weights() }, new double[] { linear.bias() });
            return;
        }
        TreeMargin trees = (TreeMargin) model.margin();
        ForestGraph.sums(graph, "votes", width, trees.columns(), TreeAttributes.values(trees.trees()));
        graph.floats(LinearGraph.BIAS, new float[] { (float) trees.bias() }, 1);
        graph.node("Add", "margin", List.of("votes", LinearGraph.BIAS));
    }
}
