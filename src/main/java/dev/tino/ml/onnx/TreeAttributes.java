package dev.tino.ml.onnx;

import static dev.tino.ml.onnx.GraphBuilder.attribute;

import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import dev.tino.ml.train.ForestModel;
import dev.tino.ml.train.Tree;

/** A forest in the parallel arrays of the TreeEnsembleRegressor operator (ONNX-ML, version 3). */
final class TreeAttributes {

    private static final ByteString LESS_OR_EQUAL = ByteString.copyFromUtf8("BRANCH_LEQ");
    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

    private final int targets;
    private final AttributeProto.Builder treeIds = ints("nodes_treeids");
    private final AttributeProto.Builder nodeIds = ints("nodes_nodeids");
    private final AttributeProto.Builder features = ints("nodes_featureids");
    private final AttributeProto.Builder modes = list("nodes_modes", AttributeType.STRINGS);
    private final AttributeProto.Builder values = list("nodes_values", AttributeType.FLOATS);
    private final AttributeProto.Builder whenTrue = ints("nodes_truenodeids");
    private final AttributeProto.Builder whenFalse = ints("nodes_falsenodeids");
    private final AttributeProto.Builder targetTrees = ints("target_treeids");
    private final AttributeProto.Builder targetNodes = ints("target_nodeids");
    private final AttributeProto.Builder targetIds = ints("target_ids");
    private final AttributeProto.Builder targetWeights = list("target_weights", AttributeType.FLOATS);

    TreeAttributes(ForestModel model) {
        targets = model.labels().size();
        for (int tree = 0; tree < model.trees().size(); tree++) {
            add(tree, model.trees().get(tree), model.trees().size());
        }
    }

    private void add(int id, Tree tree, int trees) {
        for (int node = 0; node < tree.size(); node++) {
            boolean leaf = tree.slots()[node] < 0;
            treeIds.addInts(id);
            nodeIds.addInts(node);
            features.addInts(leaf ? 0 : tree.slots()[node]);
            modes.addStrings(leaf ? LEAF : LESS_OR_EQUAL);
            values.addFloats(roundedDown(tree.thresholds()[node]));
            whenTrue.addInts(leaf ? 0 : tree.lessOrEqual()[node]);
            whenFalse.addInts(leaf ? 0 : tree.greater()[node]);
            if (leaf) {
                addLeaf(id, node, tree.shares()[node], trees);
            }
        }
    }

    private void addLeaf(int tree, int node, double[] shares, int trees) {
        for (int label = 0; label < shares.length; label++) {
            if (shares[label] > 0) {
                targetTrees.addInts(tree);
                targetNodes.addInts(node);
                targetIds.addInts(label);
                targetWeights.addFloats((float) (shares[label] / trees));
            }
        }
    }

    /** The greatest float that is at most the threshold: {@code x <= t} keeps its truth for every float x. */
    static float roundedDown(double threshold) {
        float rounded = (float) threshold;
        return rounded > threshold ? Math.nextDown(rounded) : rounded;
    }

    List<AttributeProto> all() {
        return Stream.concat(
                Stream.of(attribute("n_targets", targets), attribute("aggregate_function", "SUM"),
                        attribute("post_transform", "NONE")),
                Stream.of(treeIds, nodeIds, features, modes, values, whenTrue, whenFalse, targetTrees, targetNodes,
                        targetIds, targetWeights).map(AttributeProto.Builder::build))
                .toList();
    }

    private static AttributeProto.Builder ints(String name) {
        return list(name, AttributeType.INTS);
    }

    private static AttributeProto.Builder list(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
