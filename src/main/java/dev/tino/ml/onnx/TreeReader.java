package dev.tino.ml.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.train.Tree;

/** Reads back what {@link TreeAttributes} wrote of trees with one value a leaf. */
final class TreeReader {

    /** As deep as a forest can be trained, and no danger to whoever walks it by recursion. */
    static final int DEEPEST = 1000;

    private final Map<String, AttributeProto> attributes;
    private final AttributeProto treeIds;
    private final int columns;
    private int leaves;

    /** @param columns that the trees see */
    TreeReader(NodeProto node, int columns) {
        this.columns = columns;
        attributes = node.getAttributeList().stream()
                .collect(Collectors.toMap(AttributeProto::getName, Function.identity(), (first, second) -> first));
        treeIds = attribute("nodes_treeids");
    }

    /** @throws ModelException of reason {@code DAMAGED_FILE} unless each node but a root follows one before it */
    List<Tree> trees() {
        try {
            List<Tree> trees = new ArrayList<>();
            for (int from = 0; from < treeIds.getIntsCount();) {
                int to = from;
                while (to < treeIds.getIntsCount() && treeIds.getInts(to) == treeIds.getInts(from)) {
                    to++;
                }
                trees.add(tree(from, to));
                from = to;
            }
            return trees;
        } catch (IndexOutOfBoundsException e) {
            throw new ModelException(Reason.DAMAGED_FILE, "the lists of nodes and leaves have other lengths", e);
        }
    }

    private Tree tree(int from, int to) {
        int size = to - from;
        Tree tree = new Tree(new int[size], new double[size], new int[size], new int[size], new double[size][]);
        int[] depths = new int[size];
        for (int node = 0; node < size; node++) {
            if (node > 0 && depths[node] == 0 || depths[node] > DEEPEST) {
                throw Reason.DAMAGED_FILE.because("node %d of a tree stands %d deep", node, depths[node]);
            }
            if (attribute("nodes_modes").getStrings(from + node).equals(TreeAttributes.LEAF)) {
                tree.slots()[node] = -1;
                tree.values()[node] = new double[] { number("target_weights", leaves++) };
                continue;
            }
            tree.slots()[node] = index("nodes_featureids", from + node, 0, columns);
            tree.thresholds()[node] = number("nodes_values", from + node);
            tree.lessOrEqual()[node] = child("nodes_truenodeids", from + node, node, depths);
            tree.greater()[node] = child("nodes_falsenodeids", from + node, node, depths);
        }
        return tree;
    }

    /** A later node that follows no other one yet: so there is no circle, and no way to a node but one. */
    private int child(String name, int position, int node, int[] depths) {
        int child = index(name, position, node + 1, depths.length);
        if (depths[child] > 0) {
            throw Reason.DAMAGED_FILE.because("node %d of a tree follows two others", child);
        }
        depths[child] = depths[node] + 1;
        return child;
    }

    private int index(String name, int position, int least, int bound) {
        long index = attribute(name).getInts(position);
        if (index < least || index >= bound) {
            throw Reason.DAMAGED_FILE.because("%d among %s, not in [%d, %d)", index, name, least, bound);
        }
        return (int) index;
    }

    private double number(String name, int position) {
        float number = attribute(name).getFloats(position);
        if (!Float.isFinite(number)) {
            throw Reason.DAMAGED_FILE.because("%s among %s", number, name);
        }
        return number;
    }

    private AttributeProto attribute(String name) {
        AttributeProto attribute = attributes.get(name);
        if (attribute == null) {
            throw Reason.DAMAGED_FILE.because("trees without %s", name);
        }
        return attribute;
    }
}
