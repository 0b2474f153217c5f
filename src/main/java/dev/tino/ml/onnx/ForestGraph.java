package dev.tino.ml.onnx;

import static dev.tino.ml.onnx.GraphBuilder.attribute;

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import dev.tino.ml.train.ForestModel;

/**
 * Scatters the sparse row into the few columns that the trees see, then runs a TreeEnsembleRegressor with one target a
 * class. (A TreeEnsembleClassifier's own label is wrong in half the rows of two-class forests.)
 */
final class ForestGraph {

    private ForestGraph() {
    }

    static GraphProto of(ForestModel model) {
        int slots = model.columns().length;
        GraphBuilder graph = new GraphBuilder();
        graph.ints("slotOf", slotOf(model), model.encoder().width() + 1);
        graph.longs("first", 0);
        graph.longs("slots", slots + 1);

        graph.node("Gather", "indexes", List.of("slotOf", Signature.IDS), attribute("axis", 0));
        graph.node("Shape", "shape", List.of(Signature.IDS));
        graph.node("Gather", "rows", List.of("shape", "first"), attribute("axis", 0));
        graph.node("Concat", "denseShape", List.of("rows", "slots"), attribute("axis", 0));
        graph.node("ConstantOfShape", "zeros", List.of("denseShape"));
        graph.node("ScatterElements", "dense", List.of("zeros", "indexes", Signature.VALUES), attribute("axis", 1));
        graph.node(GraphBuilder.ML_DOMAIN, "TreeEnsembleRegressor", Signature.SCORES, List.of("dense"),
                new TreeAttributes(model).all().toArray(AttributeProto[]::new));
        return graph.build(model.labels().size());
    }

    /** Where each column of the encoder goes; those that no tree sees share one last slot that no tree reads. */
    private static int[] slotOf(ForestModel model) {
        int[] slotOf = new int[model.encoder().width() + 1];
        Arrays.fill(slotOf, model.columns().length);
        for (int slot = 0; slot < model.columns().length; slot++) {
            slotOf[model.columns()[slot]] = slot;
        }
        return slotOf;
    }
}
