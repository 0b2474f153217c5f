package dev.tino.ml.onnx;

import static dev.tino.ml.onnx.GraphBuilder.attribute;

import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import dev.tino.ml.train.Tree;

/** Trees in the parallel arrays of the TreeEnsembleRegressor operator (ONNX-ML, version 3). */
final class TreeAttributes {

    private static final ByteString LESS_OR_EQUAL = ByteString.copyFromUtf8("BRANCH_LEQ");
    static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

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

    private TreeAttributes(List<Tree> trees, int targets, int divisor) {
        this.targets = targets;
        for (int tree = 0; tree < trees.size(); tree++) {
            add(tree, trees.get(tree), divisor);
        }
    }

    /** Trees whose mean is wanted, with one target a class. */
    static TreeAttributes shares(List<Tree> trees, int classes) {
        return new TreeAttributes(trees, classes, trees.size());
    }

    /** Trees whose sum is wanted, with one value a leaf. */
    static TreeAttributes values(List<Tree> trees) {
        return new TreeAttributes(trees, 1, 1);
    }

    private void add(int id, Tree tree, int divisor) {
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
                addLeaf(id, node, tree.values()[node], divisor);
            }
        }
    }

    /** A leaf of many classes names those alone that it has seen; of a single target each leaf says what it is worth. */
    private void addLeaf(int tree, int node, double[] leaf, int divisor) {
        for (int target = 0; target < targets; target++) {
            if (targets == 1 || leaf[target] > 0) {
                targetTrees.addInts(tree);
                targetNodes.addInts(node);
                targetIds.addInts(target);
                targetWeights.addFloats((float) (leaf[target] / divisor));
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
