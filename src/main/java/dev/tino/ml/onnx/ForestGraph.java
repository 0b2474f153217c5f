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

    static final String SLOT_OF = "slotOf";
    static final String SLOTS = "slots";
    static final String TREES = "TreeEnsembleRegressor";

    private ForestGraph() {
    }

    static GraphProto of(ForestModel model) {
        GraphBuilder graph = new GraphBuilder();
        sums(graph, Signature.SCORES, model.encoder().width(), model.columns(),
                TreeAttributes.shares(model.trees(), model.labels().size()));
        return graph.build(model.labels().size());
    }

    /** Adds the nodes of what the trees say of a row, of shape [rows, targets]. */
    static void sums(GraphBuilder graph, String name, int width, int[] columns, TreeAttributes trees) {
        graph.ints(SLOT_OF, slotOf(columns, width), width + 1);
        graph.longs("first", 0);
        graph.longs(SLOTS, columns.length + 1);

        graph.node("Gather", "indexes", List.of(SLOT_OF, Signature.IDS), attribute("axis", 0));
        graph.node("Shape", "shape", List.of(Signature.IDS));
        graph.node("Gather", "rows", List.of("shape", "first"), attribute("axis", 0));
        graph.node("Concat", "denseShape", List.of("rows", SLOTS), attribute("axis", 0));
        graph.node("ConstantOfShape", "zeros", List.of("denseShape"));
        graph.node("ScatterElements", "dense", List.of("zeros", "indexes", Signature.VALUES), attribute("axis", 1));
        graph.node(GraphBuilder.ML_DOMAIN, TREES, name, List.of("dense"), trees.all().toArray(AttributeProto[]::new));
    }

    /** Where each column of the encoder goes; those that no tree sees share one last slot that no tree reads. */
    private static int[] slotOf(int[] columns, int width) {
        int[] slotOf = new int[width + 1];
        Arrays.fill(slotOf, columns.length);
        for (int slot = 0; slot < columns.length; slot++) {
            slotOf[columns[slot]] = slot;
        }
        return slotOf;
    }
}
